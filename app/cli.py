"""`radgaze …`: one command a subcommand, each imported only when it is chosen.

A subcommand's module has `add_arguments(parser)` and `run(args) -> int`. Exit codes: 0 done, 1 failed,
2 wrong usage or input, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from app.words import visible

RESEARCH_ONLY = "Research use only, not for diagnosis."

COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("view", "ui.app", "open the window, with a radiograph or without"),
    ("demo", "app.demo", "the whole story without a person: gaze, MATEX, scanpaths, findings, report"),
    ("present", "ui.present.cli", "a story for an audience, full screen; unattended it goes round by itself"),
    ("render", "app.imaging.render_cli", "a radiograph to a PNG through the grayscale chain"),
    ("serve", "app.serve_cli", "lend this machine's models to a workstation, through an SSH forwarding"),
    ("run", "app.batch.cli", "explain, scanpath, diagnose, caption or embed many films"),
    ("compare", "app.compare.cli", "register a prior onto a current film; what changed"),
    ("display", "app.display.cli", "how near a display comes to the DICOM standard; test patterns"),
    ("export", "app.export_cli", "results of a study as DICOM objects, collected gaze as a dataset"),
    ("deidentify", "app.export.dicom.deidentify_cli", "copies of films without the patient's identity"),
    ("pacs", "app.library.pacs.cli", "search an archive, fetch studies from it, send files to it"),
    ("phantom", "inference.phantom.cli", "make synthetic chest radiographs with masks, gaze and reports"),
    ("train", "app.train.cli", "train the demo models, or your own on what your readers looked at"),
    ("study", "app.study.cli", "a collection study: check its protocol, its orders, where it stands"),
    ("collect", "ui.study.cli", "a sitting of a study with a person: two windows, a tracker"),
    ("gaze-import", "app.gaze_import_cli", "readings of published collections as recordings"),
    ("gaze-report", "app.gaze_report_cli", "what a gaze recording holds: quality, fixations, areas, pupil"),
    ("evaluate", "app.evaluate.cli", "score the models, or the event detectors, on a task"),
    ("figure", "app.figure.cli", "figures and short films for papers and slides, from results"),
    ("experiment", "inference.evaluation.experiment_cli", "train and score all arms of a comparison"),
    ("bench", "app.bench.cli", "measure speed against peers in the same run"),
    ("log", "app.log_cli", "what window, tracker host and worker said last"),
    ("models", "app.models_cli", "list, add, check and remove models"),
    ("settings", "app.settings_cli", "where settings come from; export and import them"),
    ("doctor", "app.doctor_cli", "what this computer has and lacks: GPU, memory, models, trackers, screens"),
    ("version", "app.version_cli", "versions of RadGaze and of what it stands on"),
)
"""(name, module, help): the module is imported when the subcommand is chosen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one subcommand and returns its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    modules = {name: module for name, module, _ in COMMANDS}
    if not arguments and _has_screen():
        arguments = ["view"]
    chosen = next((word for word in arguments if not word.startswith("-")), None)
    parser = argparse.ArgumentParser(
        prog="radgaze",
        description="A radiology workstation that sees where the radiologist looks. "
        "Without a command the window opens.",
        epilog=RESEARCH_ONLY,
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, _, help_text in COMMANDS:
        subparser = subparsers.add_parser(
            name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".", epilog=RESEARCH_ONLY
        )
        if name == chosen:
            try:
                module = importlib.import_module(modules[name])
                module.add_arguments(subparser)
            except ModuleNotFoundError as error:
                _say_missing(name, error)
                return 1
            subparser.set_defaults(run=module.run)
    args = parser.parse_args(arguments)
    if args.version:
        from app.version_cli import version

        sys.stdout.write(f"radgaze {version()}\n")
        return 0
    if args.command is None:
        parser.print_help()
        sys.stderr.write("radgaze: there is no screen here for the window: choose a command.\n")
        return 2
    try:
        with _visible_output():
            return int(args.run(args))
    except KeyboardInterrupt:
        sys.stderr.write("radgaze: interrupted\n")
        return 130
    except ModuleNotFoundError as error:
        if not getattr(sys, "frozen", False):
            raise
        _say_missing(args.command, error)
        return 1
    except BrokenPipeError:  # the reader of our output has gone, `radgaze … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _has_screen() -> bool:
    """Whether Qt finds something to open a window on; elsewhere it would end the program."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in wanted)


class _Visible:
    """A stream on which no foreign text can steer the terminal, whoever's words are printed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(visible(text, lines=True))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def _visible_output() -> Iterator[None]:
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Visible(out), _Visible(err)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = out, err


def _say_missing(name: str, error: ModuleNotFoundError) -> None:
    """Something that the subcommand needs is not installed."""
    way_out = "Set up the environment with: python3 installers/bootstrap.py setup"
    if getattr(sys, "frozen", False):
        way_out = "It is no part of the installed program; a checkout of RadGaze has this command."
    sys.stderr.write(f"radgaze {name}: {error.name} is not installed. {way_out}\n")


if __name__ == "__main__":
    sys.exit(main())
