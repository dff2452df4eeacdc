"""Ways to give gaze to a vision-language model, one file each; `registry` finds them."""
