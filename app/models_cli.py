"""`radgaze models`: what is installed, what each can do; adding, checking and removing checkpoint folders."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inference.shelf_words import Entry
    from inference.store import ModelStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.set_defaults(models_action="list")
    actions = parser.add_subparsers(dest="models_action", metavar="ACTION")

    def action(name: str, help_text: str, *, model: bool = False) -> argparse.ArgumentParser:
        sub = actions.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        if model:
            sub.add_argument("model", metavar="ID", help="the model's id, as the list names it")
        return sub

    listed = action("list", "what is installed, what it can do, on what it was trained (without ACTION too)")
    listed.add_argument("--json", action="store_true", help="print one JSON array", default=argparse.SUPPRESS)
    adding = action("add", "add a checkpoint folder in Hugging Face layout; nothing is fetched")
    adding.add_argument("folder", type=Path, metavar="FOLDER")
    adding.add_argument("--id", default="", metavar="NAME", help="another id than the folder's name")
    adding.add_argument(
        "--copy", action="store_true", help="copy its files; otherwise they stay where they are"
    )
    adding.add_argument(
        "--python", default="", metavar="PATH",
        help="the interpreter of a model that brings code of its own, which then runs isolated",
    )  # fmt: skip
    adding.add_argument(
        "--gaze", default="", choices=("overlay", "text"),
        help="how a model that writes is given gaze: in red over the film (as it comes), or in words",
    )  # fmt: skip
    checking = action("verify", "check every file of a model, or of all, against its checksum")
    checking.add_argument("model", metavar="ID", nargs="?", default="")
    action("missing", "models whose files are not where they were")
    pointing = action("re-point", "say where a linked model's files are now", model=True)
    pointing.add_argument("folder", type=Path, metavar="FOLDER")
    action("remove", "take a model out of the list; a linked folder's files stay", model=True)
    licence = action("licence", "show a model's licence; with --accept, accept it", model=True)
    licence.add_argument("--accept", action="store_true")
    confirming = action("confirm", "let a model with code of its own run it, isolated", model=True)
    confirming.add_argument("--name", default="", help="the model's id once more, in place of typing it")


def run(args: argparse.Namespace) -> int:
    from inference.api import InferenceError

    try:
        return ACTIONS[args.models_action or "list"](args)
    except InferenceError as error:
        sys.stderr.write(f"radgaze models: {error.message}\n")
        if error.way_out:
            sys.stderr.write(f"  {error.way_out}\n")
        return 2


def installed() -> ModelStore:
    """The store as the window has it: shipped models, the user's, the folders of the settings."""
    from app.settings import load_settings

    return store_of(load_settings().inference.model_folders)


def store_of(folders: Sequence[str]) -> ModelStore:
    """Shipped models, the user's, then those of more folders."""
    from inference.store import ModelStore, default_paths

    return ModelStore([*default_paths(), *(Path(folder).expanduser() for folder in folders)])


def _list(args: argparse.Namespace) -> int:
    from inference.shelf_words import entries

    store = installed()
    found = entries(store)
    if args.json:
        import msgspec

        sys.stdout.write(msgspec.json.encode([dataclasses.asdict(entry) for entry in found]).decode() + "\n")
        return 0
    if not found:
        sys.stdout.write("No models are installed.\n")
    for entry in found:
        _print(entry)
    for problem in store.problems():
        if "its files are not at" not in problem.message:
            sys.stderr.write(f"not listed: {problem.message}\n  {problem.way_out}\n")
    return 0


def _print(entry: Entry) -> None:
    mark = " (demo model)" if entry.demo else ""
    state = "" if entry.state == "ready" else f": {entry.state_words}"
    sys.stdout.write(f"{entry.id} {entry.version}{mark}{state}\n")
    for what, words in entry.facts:
        sys.stdout.write(f"  {what}: {words}\n")


def _add(args: argparse.Namespace) -> int:
    from inference.adding import add
    from inference.shelf_words import entry_of
    from inference.store import default_paths

    model = add(
        args.folder,
        default_paths()[1],
        model_id=args.id,
        copy=args.copy,
        python=args.python,
        gaze=args.gaze,
        say=_say,
    )
    _print(entry_of(installed(), model))
    if model.manifest.acceptance_required:
        sys.stdout.write(
            f"Its licence ({model.manifest.licence}) must be read and accepted before it answers: "
            f"radgaze models licence {model.manifest.id} --accept\n"
        )
    if model.manifest.python:
        sys.stdout.write(
            f"It is off until its code is confirmed: radgaze models confirm {model.manifest.id}\n"
        )
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _verify(args: argparse.Namespace) -> int:
    from inference.api import ModelError

    store = installed()
    chosen = [m for m in store.shelf() if args.model in ("", m.manifest.id)]
    if not chosen:
        raise ModelError(f"There is no model {args.model!r}.", "See the list: radgaze models")
    bad = 0
    for model in chosen:
        try:
            if model.missing:
                from inference.store import gone

                raise gone(model)
            store.verify(model)
            sys.stdout.write(f"{model.manifest.id}: whole ({len(model.manifest.sha256)} files)\n")
        except ModelError as error:
            bad += 1
            sys.stdout.write(f"{model.manifest.id}: {error.message}\n  {error.way_out}\n")
    return 1 if bad else 0


def _missing(_args: argparse.Namespace) -> int:
    gone = [model for model in installed().shelf() if model.missing]
    for model in gone:
        sys.stdout.write(f"{model.manifest.id}: was at {model.path}\n")
    if not gone:
        sys.stdout.write("No model's files are missing.\n")
    return 0


def _re_point(args: argparse.Namespace) -> int:
    from inference.adding import re_point
    from inference.store import default_paths

    model = re_point(args.model, args.folder, default_paths()[1])
    sys.stdout.write(f"{model.manifest.id} is at {model.path}\n")
    return 0


def _remove(args: argparse.Namespace) -> int:
    from inference.adding import remove
    from inference.store import default_paths

    files_went = remove(args.model, default_paths()[1])
    went = (
        "Its files were RadGaze's own copy and are gone." if files_went else "Its files stay where they are."
    )
    sys.stdout.write(f"{args.model} is no longer listed. {went}\n")
    return 0


def _licence(args: argparse.Namespace) -> int:
    from inference.api import ModelError

    store = installed()
    model = next((m for m in store.shelf() if m.manifest.id == args.model), None)
    if model is None:
        raise ModelError(f"There is no model {args.model!r}.", "See the list: radgaze models")
    name = model.manifest.licence_file
    text = model.file(name).read_text(encoding="utf-8", errors="replace") if name else ""
    sys.stdout.write(text or f"Its folder holds no licence text. Its card names: {model.manifest.licence}\n")
    if args.accept:
        store.accept_licence(args.model)
        sys.stdout.write(f"\nAccepted for {args.model}.\n")
    return 0


def _confirm(args: argparse.Namespace) -> int:
    from inference.api import ModelError
    from inference.store import CODE

    store = installed()
    model = next((m for m in store.shelf() if m.manifest.id == args.model), None)
    if model is None or not model.manifest.python:
        raise ModelError(
            f"{args.model!r} is no model that runs code of its own.", "See the list: radgaze models"
        )
    code = [name for name in model.manifest.sha256 if name.endswith(CODE)]
    sys.stdout.write(
        f"{args.model} runs code that came with it, under {model.manifest.python}:\n"
        + "".join(f"  {model.path / name}\n" for name in code)
        + "It gets no network, but can read and change what your account can: confirm it only if you trust "
        "its source.\n"
    )
    typed = args.name
    if not typed and sys.stdin.isatty():
        typed = input("Type the model's id to confirm: ").strip()
    if typed != args.model:
        sys.stdout.write("Not confirmed.\n")
        return 1
    store.confirm_code(args.model)
    sys.stdout.write(f"Confirmed for {args.model}, until its code changes.\n")
    return 0


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "list": _list,
    "add": _add,
    "verify": _verify,
    "missing": _missing,
    "re-point": _re_point,
    "remove": _remove,
    "licence": _licence,
    "confirm": _confirm,
}
