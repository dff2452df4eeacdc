"""An archive over DICOMweb: QIDO-RS, WADO-RS, STOW-RS (PS3.18 section 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
from dicomweb_client.api import DICOMwebClient
from pydicom import Dataset, dcmread
from pydicom.errors import InvalidDicomError

from app.library.pacs.dimse import remote_study
from app.library.pacs.node import Cancelled, PacsError, PacsNode, Progress, Query, RemoteStudy

FIELDS = ["StudyDescription", "NumberOfStudyRelatedInstances", "ModalitiesInStudy", "AccessionNumber"]
TIMEOUT_S = 60


class DicomWebArchive:
    def __init__(self, name: str, node: PacsNode) -> None:
        self.name, self.node = name, node
        self.session = session = _Session()
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

    def find(self, query: Query) -> list[RemoteStudy]:
        """Studies that match, at most query.limit of them."""
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
        with self._answering("QIDO-RS"):
            answer = self.session.get(
                f"{self.node.dicomweb_url.rstrip('/')}/studies?{'&'.join(terms)}",
                headers={"Accept": "application/dicom+json"},
            )
            answer.raise_for_status()
            listed = answer.json() if answer.content else []
        studies = [remote_study(Dataset.from_json(a)) for a in listed]
        wanted = query.patient_name.casefold() or "*"
        return [s for s in studies if fnmatchcase(s.patient_name.casefold(), wanted)][: query.limit]

    def fetch(
        self, study_uid: str, folder: Path, *, progress: Progress, stop: Callable[[], bool]
    ) -> list[Path]:
        """Fetches a study instance by instance into `folder`, in the transfer syntax it is kept in."""
        folder.mkdir(parents=True, exist_ok=True)
        files: list[Path] = []
        with self._answering("WADO-RS"):
            listed = self.client.search_for_instances(study_uid)
            if not listed:
                raise PacsError(self.name, f"study {study_uid} is not there", "Search again.")
            for n, entry in enumerate(listed):
                if stop():
                    raise Cancelled
                head = Dataset.from_json(entry)
                instance = self.client.retrieve_instance(
                    study_uid,
                    head.SeriesInstanceUID,
                    head.SOPInstanceUID,
                    media_types=(("application/dicom", "*"),),
                )
                files.append(folder / f"{head.SOPInstanceUID}.dcm")
                instance.save_as(files[-1], enforce_file_format=True)
                progress(n + 1, len(listed))
        return files

    def send(self, files: list[Path], *, progress: Progress, stop: Callable[[], bool]) -> None:
        """Stores files one by one. Raises PacsError naming the first one that was not taken."""
        for n, path in enumerate(files):
            if stop():
                raise Cancelled
            try:
                instance = dcmread(path)
            except (OSError, InvalidDicomError) as error:
                raise PacsError(
                    self.name, f"{path.name} cannot be sent: {error}", "Send DICOM files only."
                ) from error
            with self._answering(f"STOW-RS of {path.name}"):
                answer = self.client.store_instances([instance])
            if answer.get("FailedSOPSequence"):
                reason = answer.FailedSOPSequence[0].get("FailureReason", 0)
                raise PacsError(
                    self.name, f"{path.name} was not taken: reason {reason:04X}", "Ask the archive's log."
                )
            progress(n + 1, len(files))

    @contextmanager
    def _answering(self, what: str) -> Iterator[None]:
        try:
            yield
        except requests.HTTPError as error:
            raise PacsError(
                self.name, f"{what}: {error}", "Check dicomweb_url, user and the archive's rights."
            ) from error
        except requests.RequestException as error:
            raise PacsError(
                self.name,
                f"{what}: {self.node.dicomweb_url} does not answer ({error})",
                "Check dicomweb_url.",
            ) from error


class _Session(requests.Session):
    """Every request has a time limit: without one a silent archive would hold a transfer for ever."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", TIMEOUT_S)
        return super().request(*args, **kwargs)


def _plain(name: str) -> str:
    """A name with `*` for what would be percent-encoded, because Orthanc before 1.11 does not decode query
    values. The answers are then compared with the name itself."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "*?-.") else "*" for c in name)


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
