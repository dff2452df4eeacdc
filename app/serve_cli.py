"""`radgaze serve`: this machine's models for a workstation that comes through an SSH forwarding."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--at", default="localhost:7333", metavar="ADDRESS",
        help="where it listens: localhost:PORT (the default is localhost:7333), or the path of a socket",
    )  # fmt: skip
    parser.add_argument(
        "--key", type=Path, metavar="FILE",
        help="the key of both ends; made where there is none (default: worker.key in the settings' folder)",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from app.models_cli import installed
    from app.settings import config_folder
    from inference.remote.address import Address, AddressError, make_key
    from inference.remote.far import Server

    try:
        address = Address.read(args.at)
        file = args.key or config_folder() / "worker.key"
        key = make_key(file) if address.port else None
        server = Server(address, key, models=[str(path) for path in installed().paths], say=_say)
    except AddressError as error:
        sys.stderr.write(f"radgaze serve: {error.message} {error.way_out}\n")
        return 2
    _say(f"waiting at {address}; Ctrl+C ends it")
    if key is not None:
        _say(
            f"the key lies in {file}: copy it to the workstation (scp) and name it in the settings there (AI)"
        )
    try:
        server.serve()
    except KeyboardInterrupt:
        server.close()
        _say("ended")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"radgaze serve: {text}\n")
    sys.stderr.flush()
