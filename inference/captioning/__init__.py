"""Report captioning: the saliency calibrator inside the VLM's vision encoder, drafting, sentences."""
