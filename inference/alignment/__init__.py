"""Image-text alignment: what a sentence claims, zero-shot prompts, losses."""
