"""Run as a process of its own: prints name, width and height in px of each screen as one JSON line. Qt
ends the process where it finds no screen."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    app = QGuiApplication([])
    rows = [(screen.name(), screen.size().width(), screen.size().height()) for screen in app.screens()]
    sys.stdout.write(json.dumps(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
