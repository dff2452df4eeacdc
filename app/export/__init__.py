"""What leaves RadGaze: tables, figures, texts. Every file says that it is for research only."""
