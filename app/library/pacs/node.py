"""What is known of an archive, what may be asked of it, and what can go wrong: the words of this folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import msgspec

Progress = Callable[[int, int], None]
"""(done, of); of is 0 while the archive has not said how many there are."""
Stop = Callable[[], bool]
"""True: the user wants it to end."""


def never() -> bool:
    """The Stop of what cannot be stopped."""
    return False


class PacsNode(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """An archive. dicomweb_url, if given, is used instead of host and port.

    retrieve: how studies are fetched over DIMSE; for "move" it must know our AE title, host and port.
    tls: with ca (PEM file) the archive's certificate is checked against it, without against the system's
    authorities and the host's name; certificate and key are ours.
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


def as_date(words: str) -> str:
    """A date or a range as DICOM wants it in a query; days may be written 20240131 or 2024-01-31, ranges end
    with the same or are open. Raises ValueError."""
    if not words:
        return ""
    day = r"(\d{4})-?(\d\d)-?(\d\d)"
    parts = re.fullmatch(rf"(?:{day})?( ?- ?)?(?:{day})?", words.strip())
    days = (
        [] if parts is None else ["".join(parts.group(n, n + 1, n + 2)) if parts[n] else "" for n in (1, 5)]
    )
    ranged = parts is not None and bool(parts[4])
    if not any(days) or (all(days) and not ranged) or not all(_is_day(one) for one in days if one):
        raise ValueError(f"{words!r} is no date: write 20240131, or a range 20240101-20240131")
    if all(days) and days != sorted(days):
        raise ValueError(f"{words!r} is no date: the range ends before it begins")
    return ("-" if ranged else "").join(days)


def _is_day(digits: str) -> bool:
    try:
        datetime(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


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
