"""One figure a file: `SUMMARY`, `add_arguments(parser)` and `draw(args) -> Drawing`; the file's name is the
figure's. What it needs beyond drawing it imports when it is asked."""
