"""The screen that shows the image: its measured curve, calibration to the standard display, test patterns."""
