"""Networks that see: CXR CNN, dual encoder, vision-language model. One file each; a file is read in one
sitting."""
