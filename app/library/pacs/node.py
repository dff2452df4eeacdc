"""What is known of an archive, what may be asked of it, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    import ssl

    from app.library.pacs.service import StorageService

Progress = Callable[[int, int], None]
"""(done, of); of is 0 while the archive has not said how many there are."""


class PacsNode(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An archive. dicomweb_url, if given, is used instead of host and port.

    retrieve: how studies are fetched over DIMSE; for "move" it must know our AE title, host and port.
    tls: with ca (PEM file) the archive's certificate is checked against it; certificate and key are ours.
    user: for DICOMweb; its password lies in the system's keyring (service "radgaze-pacs").
    """

    ae_title: str = "ANY-SCP"
    host: str = ""
    port: int = 104
    calling_ae: str = "RADGAZE"
    retrieve: str = "get"
    tls: bool = False
    ca: str = ""
    certificate: str = ""
    key: str = ""
    dicomweb_url: str = ""
    user: str = ""


class Listener(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where archives reach us: for C-MOVE and, while `enabled`, for films that are sent to us.

    tls: with certificate and key (PEM files, ours); with ca only senders whose certificate it signed.
    senders: the AE titles that may send, none for any. largest_mb: a larger object is not taken.
    """

    enabled: bool = False
    ae_title: str = "RADGAZE"
    host: str = "0.0.0.0"
    port: int = 11112
    tls: bool = False
    ca: str = ""
    certificate: str = ""
    key: str = ""
    senders: list[str] = []
    largest_mb: int = 512


class Query(msgspec.Struct, kw_only=True):
    """What to look for; "" is anything. date is DICOM's: 20240131, or a range 20240101-20240131. `*` and `?`
    are wildcards in names."""

    patient_name: str = ""
    patient_id: str = ""
    accession: str = ""
    date: str = ""
    modality: str = ""
    limit: int = 200


class RemoteStudy(msgspec.Struct, frozen=True, kw_only=True):
    """A study as the archive lists it. instances is 0 where the archive does not say."""

    uid: str
    patient_name: str = ""
    patient_id: str = ""
    date: str = ""
    accession: str = ""
    description: str = ""
    modalities: tuple[str, ...] = ()
    instances: int = 0


class PacsError(Exception):
    """The archive cannot be used. node: its name; reason: what went wrong; way_out: what the user can do."""

    def __init__(self, node: str, reason: str, way_out: str) -> None:
        self.node, self.reason, self.way_out = node, reason, way_out
        super().__init__(f"{node}: {reason}. {way_out}")


class Cancelled(Exception):
    """The user stopped a transfer; what had arrived by then stays."""


class Archive(Protocol):
    """One way of talking to an archive. `stop` is asked between messages; True raises Cancelled."""

    def echo(self) -> None:
        """Raises PacsError unless the archive answers."""

    def find(self, query: Query) -> list[RemoteStudy]: ...

    def fetch(
        self, study_uid: str, folder: Path, *, progress: Progress, stop: Callable[[], bool]
    ) -> list[Path]: ...

    def send(self, files: list[Path], *, progress: Progress, stop: Callable[[], bool]) -> None: ...


def connect(name: str, node: PacsNode, listener: Listener, service: StorageService | None = None) -> Archive:
    """The archive of these settings. service: what holds the listener's port, if it runs. Raises PacsError if
    the settings are incomplete."""
    if node.dicomweb_url:
        from app.library.pacs.dicomweb import DicomWebArchive

        return DicomWebArchive(name, node)
    if not node.host:
        raise PacsError(name, "host is empty", "Set host and port, or dicomweb_url, in settings.toml.")
    if node.retrieve not in ("get", "move"):
        raise PacsError(name, f"retrieve is {node.retrieve!r}", 'Set it to "get" or "move".')
    from app.library.pacs.dimse import DimseArchive

    return DimseArchive(name, node, listener, service)


def client_tls(name: str, node: PacsNode) -> ssl.SSLContext | None:
    """The TLS client side of a node, None without TLS. Raises PacsError naming the file at fault."""
    if not node.tls:
        return None
    import ssl

    try:
        context = ssl.create_default_context(cafile=node.ca or None)
        context.check_hostname = (
            False  # archives are known by address; the certificate is checked against `ca`
        )
        if node.certificate:
            context.load_cert_chain(node.certificate, node.key or None)
    except (OSError, ssl.SSLError) as error:
        files = ", ".join(f for f in (node.ca, node.certificate, node.key) if f)
        raise PacsError(
            name, f"TLS files cannot be used ({files}): {error}", "Check ca, certificate and key."
        ) from error
    return context
