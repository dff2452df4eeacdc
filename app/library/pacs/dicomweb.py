"""An archive over DICOMweb: QIDO-RS, WADO-RS, STOW-RS (PS3.18 section 10)."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
from dicomweb_client.api import DICOMwebClient
from pydicom import Dataset, dcmread
from pydicom.errors import InvalidDicomError
from pydicom.uid import UID

from app.files import private_folder, write_atomically
from app.imaging.header import PYDICOM_FAILURES
from app.library.pacs.http import Session, TooMuch
from app.library.pacs.node import (
    Cancelled,
    PacsError,
    PacsNode,
    Progress,
    Query,
    RemoteStudy,
    Stop,
    never,
)
from app.library.pacs.query import remote_study
from app.library.pacs.sending import as_file, film_to_send, kind_of, read_to_send
from app.words import folded

MOST_OBJECTS, MOST_PAGES = 100_000, 2_000
"""Of a study that is listed page by page."""
FIELDS = ["StudyDescription", "NumberOfStudyRelatedInstances", "ModalitiesInStudy", "AccessionNumber"]


class DicomWebArchive:
    def __init__(self, name: str, node: PacsNode) -> None:
        self.name, self.node = name, node
        self.session = session = Session()
        if node.ca:
            session.verify = node.ca
        if node.certificate:
            session.cert = (node.certificate, node.key) if node.key else node.certificate
        if node.user:
            session.auth = (node.user, _password(name, node.user))
        self.client: Any = DICOMwebClient(url=node.dicomweb_url, session=session)
        self.client.set_http_retry_params(retry=False)

    def echo(self) -> None:
        self.find(Query(limit=1))

    def find(self, query: Query, *, stop: Stop = never) -> list[RemoteStudy]:
        asked = {
            "PatientName": _plain(query.patient_name),
            "PatientID": query.patient_id,
            "AccessionNumber": query.accession,
            "StudyDate": query.date,
            "ModalitiesInStudy": query.modality,
            "limit": str(query.limit),
        }
        terms = [f"{k}={quote(v, safe='*?')}" for k, v in asked.items() if v]
        terms += [f"includefield={field}" for field in FIELDS]
        with self._answering("QIDO-RS", stop):
            studies = [remote_study(found) for found in self._search(f"studies?{'&'.join(terms)}")[0]]
        if _plain(query.patient_name) != query.patient_name:
            studies = [s for s in studies if _is_called(s.patient_name, query.patient_name)]
        return studies[: query.limit]

    def fetch(self, study_uid: str, folder: Path, *, progress: Progress, stop: Stop) -> list[Path]:
        """Fetches a study instance by instance, in the transfer syntax it is kept in.
        Raises Cancelled, PacsError, ValueError."""
        files: list[Path] = []
        with self._answering("WADO-RS", stop):
            heads = self._instances(study_uid)
            if not heads:
                raise PacsError(self.name, f"study {study_uid} is not there", "Search again.")
            for n, head in enumerate(heads):
                if stop():
                    raise Cancelled
                instance = self.client.retrieve_instance(
                    study_uid,
                    head.SeriesInstanceUID,
                    head.SOPInstanceUID,
                    media_types=(("application/dicom", "*"),),
                )
                if instance.get("StudyInstanceUID") != study_uid:
                    raise ValueError(f"an object of another study, {instance.get('StudyInstanceUID')}")
                files.append(self._keep(instance, folder, UID(str(head.SOPInstanceUID))))
                progress(n + 1, len(heads))
        return files

    def _instances(self, study_uid: str) -> list[Dataset]:
        """All of them, also where the archive lists them page by page."""
        heads: dict[str, Dataset] = {}
        more, pages = True, 0
        while more:
            pages += 1
            if len(heads) > MOST_OBJECTS or pages > MOST_PAGES:
                raise TooMuch(f"a list of more than {len(heads)} objects, on {pages - 1} pages")
            page, more = self._search(f"studies/{study_uid}/instances?offset={len(heads)}")
            new = {str(head.SOPInstanceUID): head for head in page if head.SOPInstanceUID not in heads}
            if not new:
                break
            heads |= new
        return list(heads.values())

    def _search(self, what: str) -> tuple[list[Dataset], bool]:
        """The answer, and whether the archive has more of it (Warning 299, PS3.18 8.3.4.4)."""
        answer = self.session.get(
            f"{self.node.dicomweb_url.rstrip('/')}/{what}", headers={"Accept": "application/dicom+json"}
        )
        answer.raise_for_status()
        listed = answer.json() if answer.content else []
        if not isinstance(listed, list):
            raise TypeError(f"a list was expected, {type(listed).__name__} came")
        return [Dataset.from_json(entry) for entry in listed], "299" in answer.headers.get("Warning", "")

    def _keep(self, instance: Dataset, folder: Path, uid: UID) -> Path:
        if not uid.is_valid:  # it becomes a file name
            raise ValueError(f"{uid!r} is no UID")
        content = BytesIO()
        instance.save_as(content, enforce_file_format=True)
        path = folder / f"{uid}.dcm"
        try:
            private_folder(folder)
            write_atomically(path, content.getvalue())
        except OSError as error:
            raise PacsError(
                self.name, f"{path}: {error.strerror}", "Choose another folder, or free some disk space."
            ) from error
        return path

    def send(self, files: list[Path], *, progress: Progress, stop: Stop) -> list[str]:
        """Stores files one by one. Raises PacsError naming the first one that was not taken."""
        remarks = []
        for n, path in enumerate(files):
            if stop():
                raise Cancelled
            sound = kind_of(self.name, path).is_sound
            with read_to_send(self.name, path):
                instance = dcmread(path) if sound else as_file(film_to_send(path))
                instance.SOPInstanceUID  # noqa: B018 - without one it cannot be stored
            with self._answering(f"STOW-RS of {path.name}", stop):
                answer = self.client.store_instances([instance])
            if answer.get("FailedSOPSequence"):
                reason = answer.FailedSOPSequence[0].get("FailureReason", 0)
                raise PacsError(
                    self.name, f"{path.name} was not taken: reason {reason:04X}", "Ask the archive's log."
                )
            for taken in answer.get("ReferencedSOPSequence") or ():
                if taken.get("WarningReason"):
                    remarks.append(f"{path.name}: taken with a warning, reason {taken.WarningReason:04X}")
            progress(n + 1, len(files))
        return remarks

    @contextmanager
    def _answering(self, what: str, stop: Stop) -> Iterator[None]:
        try:
            with self.session.heeding(stop):
                yield
        except requests.HTTPError as error:
            raise PacsError(
                self.name, f"{what}: {error}", "Check dicomweb_url, user and the archive's rights."
            ) from error
        except requests.JSONDecodeError as error:
            raise self._strange(what, "no DICOM JSON; is it a page to log in?") from error
        except requests.RequestException as error:
            raise PacsError(
                self.name,
                f"{what}: {self.node.dicomweb_url} does not answer ({_reason(error)})",
                "Check dicomweb_url.",
            ) from error
        except TooMuch as error:
            raise self._strange(what, f"{error}, and was given up") from error
        except (*PYDICOM_FAILURES, InvalidDicomError) as error:
            raise self._strange(what, str(error)) from error

    def _strange(self, what: str, why: str) -> PacsError:
        return PacsError(
            self.name,
            f"{what}: {self.node.dicomweb_url} answers what it should not: {why}",
            "Check dicomweb_url.",
        )


def _reason(error: requests.RequestException) -> str:
    """Its innermost words: of a failed TLS check what is wrong with the certificate."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return f"its certificate is refused: {inner.verify_message}"
        found = getattr(inner, "reason", None) or next(
            (a for a in inner.args if isinstance(a, BaseException)), inner.__cause__ or inner.__context__
        )
        inner = found if isinstance(found, BaseException) and found is not inner else None
    return str(error)


def _plain(name: str) -> str:
    """A name with `*` for what would be percent-encoded, because Orthanc before 1.11 does not decode query
    values. The answers are then compared with the name itself."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "*?-.") else "*" for c in name)


def _is_called(name: str, wanted: str) -> bool:
    """Whether a name matches as DICOM compares names (PS3.4 C.2.2.2.1, C.2.2.2.4): any of its writings;
    neither case nor accents matter, nor empty components at the end."""
    pattern = "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in _bare(wanted))
    return any(re.fullmatch(pattern, _bare(writing)) for writing in (name, *name.split("=")))


def _bare(name: str) -> str:
    return folded(name).rstrip("^= ")


def _password(name: str, user: str) -> str:
    way_out = f'Store it with: python -m keyring set radgaze-pacs "{user}"'
    try:
        import keyring
    except ModuleNotFoundError as error:
        raise PacsError(name, "the package keyring, which holds the password, is missing", way_out) from error
    password = keyring.get_password("radgaze-pacs", user)
    if password is None:
        raise PacsError(name, f"no password for {user} in the system's keyring", way_out)
    return password
