"""One way of talking to an archive, whichever protocol it speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from app.library.pacs.node import Listener, PacsError, PacsNode, Progress, Query, RemoteStudy, Stop, never

if TYPE_CHECKING:
    from app.library.pacs.service import StorageService


class Archive(Protocol):
    """One way of talking to an archive. A stop raises Cancelled; all raise PacsError."""

    def echo(self) -> None:
        """Raises PacsError unless the archive answers."""

    def find(self, query: Query, *, stop: Stop = never) -> list[RemoteStudy]:
        """Studies that match, at most query.limit of them."""

    def fetch(self, study_uid: str, folder: Path, *, progress: Progress, stop: Stop) -> list[Path]:
        """A study's files, written into `folder`. What had arrived before an error or a stop stays there."""

    def send(self, files: list[Path], *, progress: Progress, stop: Stop) -> list[str]:
        """Sends files; what the archive remarked. PacsError names the first one that was not taken."""


def connect(name: str, node: PacsNode, listener: Listener, service: StorageService | None = None) -> Archive:
    """The archive of these settings. service: what holds the listener's port, if it runs. Raises PacsError if
    the settings are incomplete."""
    if node.dicomweb_url:
        if (node.tls or node.user) and not node.dicomweb_url.casefold().startswith("https:"):
            raise PacsError(
                name,
                f"{node.dicomweb_url} is not encrypted, but tls or a user is set",
                "Write https:// in dicomweb_url, or take tls and user out.",
            )
        from app.library.pacs.dicomweb import DicomWebArchive

        scheme, mark, rest = node.dicomweb_url.partition("://")
        url = f"{scheme.lower()}{mark}{rest}"
        return DicomWebArchive(name, msgspec.structs.replace(node, dicomweb_url=url))
    if not node.host:
        raise PacsError(name, "host is empty", "Set host and port, or dicomweb_url, in settings.toml.")
    if node.retrieve not in ("get", "move"):
        raise PacsError(name, f"retrieve is {node.retrieve!r}", 'Set it to "get" or "move".')
    from app.library.pacs.dimse import DimseArchive

    return DimseArchive(name, node, listener, service)
