"""Lungs and heart on a radiograph: the network, its outlines, and the cardiothoracic lines on them."""
