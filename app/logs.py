"""The log: a rotating file in the data folder with what the workstation, the tracker host and the worker say.

No patient data reaches it: what films say of their patients is told to `discreet` as they are read, and
paths, dates and UIDs are taken out of every line. Other packages' messages lose whatever stands in quotes,
since they quote the values of files. `radgaze log` shows it.
"""

from __future__ import annotations

import logging
import sys
import threading
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.discreet import discreet
from app.settings import data_folder

OURS = ("app", "ui", "inference", "eyetracking", "radgaze", "__main__", "root")
LARGEST_BYTES, OLD_FILES = 1_000_000, 3


def log_path() -> Path:
    return data_folder() / "radgaze.log"


class _Private(RotatingFileHandler):
    """Each of its files can be read by its owner alone."""

    def _open(self) -> TextIOWrapper:
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


class Discreet(logging.Formatter):
    """Time, process, level, then a line that tells of no patient."""

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who

    def format(self, record: logging.LogRecord) -> str:
        said = super().format(record)
        foreign = record.name.split(".")[0] not in OURS
        when = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        return f"{when} {self._who} {record.levelname} {record.name}: {discreet(said, foreign=foreign)}"


def start(who: str = "workstation") -> Path | None:
    """Log to the file from now on, uncaught errors included. None where the file cannot be written: then it
    is said on stderr as Python does."""
    path = log_path()
    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _Private(
            path, maxBytes=LARGEST_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        logging.getLogger(__name__).warning("there is no log: %s", error.strerror or error)
        return None
    handler.setFormatter(Discreet(who))
    root.addHandler(handler)
    root.setLevel(min(root.level, logging.INFO) if root.level else logging.INFO)
    logging.getLogger("radgaze").info("started, Python %s", sys.version.split()[0])
    _catch_the_uncaught()
    return path


def stop() -> None:
    """Close the file; uncaught errors go where they went before."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _catch_the_uncaught() -> None:
    before, before_in_threads = sys.excepthook, threading.excepthook
    log = logging.getLogger("radgaze")

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.error("uncaught", exc_info=(kind, error, trace))
        before(kind, error, trace)

    def hook_in_threads(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.error("uncaught in a thread", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
        before_in_threads(args)

    sys.excepthook = hook
    threading.excepthook = hook_in_threads


def last_lines(count: int) -> list[str]:
    """The newest lines of the log; none where there is no log yet. Raises OSError."""
    path = log_path()
    if not path.exists():
        return []
    return path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
