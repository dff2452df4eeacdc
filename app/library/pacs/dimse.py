"""An archive over DIMSE: C-ECHO, C-FIND, C-GET, C-MOVE, C-STORE (PS3.7 9.1; PS3.4 C.6.2, study root)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydicom import Dataset, dcmread
from pydicom.errors import InvalidDicomError
from pynetdicom import AE, build_context, build_role, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelFind as Find,
)
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelGet as Get,
)
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelMove as Move,
)
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    Verification,
)

from app.library.pacs.node import (
    Cancelled,
    Listener,
    PacsError,
    PacsNode,
    Progress,
    Query,
    RemoteStudy,
    client_tls,
)
from app.library.pacs.received import Received, Receiver
from app.library.pacs.service import StorageService
from app.library.pacs.syntaxes import COMPRESSED, IMAGES, OBJECTS, UNCOMPRESSED

CONNECT_S, ANSWER_S = 10, 60
PENDING = (0xFF00, 0xFF01)
SUCCESS, CANCELLED, WARNINGS = 0x0000, 0xFE00, 0xB000


class DimseArchive:
    """service: the storage service that holds the listener's port, if one runs."""

    def __init__(
        self, name: str, node: PacsNode, listener: Listener, service: StorageService | None = None
    ) -> None:
        self.name, self.node, self.listener, self.service = name, node, listener, service

    def echo(self) -> None:
        with self._associated([build_context(Verification)]) as association:
            self._check(association.send_c_echo(), "C-ECHO")

    def find(self, query: Query) -> list[RemoteStudy]:
        """Studies that match, at most query.limit of them."""
        found: list[RemoteStudy] = []
        with self._associated([build_context(Find)]) as association:
            for status, answer in association.send_c_find(identifier(query), Find, msg_id=1):
                self._check(status, "C-FIND")
                if status.Status in PENDING and answer is not None and len(found) < query.limit:
                    found.append(remote_study(answer))
                    if len(found) == query.limit:
                        association.send_c_cancel(1, query_model=Find)
        return found

    def fetch(
        self, study_uid: str, folder: Path, *, progress: Progress, stop: Callable[[], bool]
    ) -> list[Path]:
        """Fetches a study into `folder`; the files as sent. Raises PacsError if any instance did not come."""
        wanted = Dataset()
        wanted.QueryRetrieveLevel = "STUDY"
        wanted.StudyInstanceUID = study_uid
        received = Received(folder)
        if self.node.retrieve == "get":
            self._get(wanted, received, progress, stop)
        else:
            self._move(wanted, received, progress, stop)
        if received.failure:
            raise PacsError(self.name, received.failure, "Free some disk space and fetch again.")
        return received.files

    def send(self, files: list[Path], *, progress: Progress, stop: Callable[[], bool]) -> None:
        """Sends files as they are. Raises PacsError naming the first one that was not taken."""
        kinds = {}
        for path in files:
            kinds[path] = _kind(self.name, path)
        contexts = [build_context(a, [t]) for a, t in sorted(set(kinds.values()))]
        with self._associated(contexts) as association:
            taken = {(c.abstract_syntax, c.transfer_syntax[0]) for c in association.accepted_contexts}
            for n, path in enumerate(files):
                _stop_if(stop)
                if kinds[path] not in taken:
                    sop_class, syntax = kinds[path]
                    raise PacsError(
                        self.name,
                        f"{path.name} is not accepted (class {sop_class}, transfer syntax {syntax})",
                        "Send it uncompressed, or let the archive accept this kind.",
                    )
                self._check(association.send_c_store(path), f"C-STORE of {path.name}")
                progress(n + 1, len(files))

    def _get(self, wanted: Dataset, received: Received, progress: Progress, stop: Callable[[], bool]) -> None:
        # an acceptor takes one transfer syntax a context: each compression is offered in one of its own
        contexts = [build_context(Get)]
        contexts += [build_context(a, UNCOMPRESSED) for a in (*IMAGES, *OBJECTS)]
        contexts += [build_context(a, [t]) for a in IMAGES for t in COMPRESSED]
        roles = [build_role(a, scp_role=True) for a in (*IMAGES, *OBJECTS)]
        handlers = [(evt.EVT_C_STORE, received.handle)]
        with self._associated(contexts, roles=roles, handlers=handlers) as association:
            answers = association.send_c_get(wanted, Get, msg_id=1)
            self._follow(
                answers, "C-GET", lambda: association.send_c_cancel(1, query_model=Get), progress, stop
            )

    def _move(
        self, wanted: Dataset, received: Received, progress: Progress, stop: Callable[[], bool]
    ) -> None:
        taking = Receiver(self.listener, received)
        with (
            self.service.lent(self.node.calling_ae, received) if self.service is not None else taking,
            self._associated([build_context(Move)]) as association,
        ):
            answers = association.send_c_move(wanted, self.listener.ae_title, Move, msg_id=1)
            self._follow(
                answers, "C-MOVE", lambda: association.send_c_cancel(1, query_model=Move), progress, stop
            )

    def _follow(
        self,
        answers: Iterator[tuple[Dataset, Dataset | None]],
        what: str,
        cancel: Callable[[], None],
        progress: Progress,
        stop: Callable[[], bool],
    ) -> None:
        stopping = False
        for status, _ in answers:
            code = status.get("Status")
            if code == CANCELLED:
                raise Cancelled
            failed = int(status.get("NumberOfFailedSuboperations") or 0)
            if code == WARNINGS or (code == SUCCESS and failed):
                raise PacsError(
                    self.name,
                    f"{what}: {failed} instances did not come",
                    "Ask the archive's log, or try again.",
                )
            self._check(status, what)
            done = int(status.get("NumberOfCompletedSuboperations") or 0)
            progress(done, done + failed + int(status.get("NumberOfRemainingSuboperations") or 0))
            if not stopping and code in PENDING and stop():
                stopping = True
                cancel()
        if stopping:
            raise Cancelled

    @contextmanager
    def _associated(
        self, contexts: list, *, roles: list | None = None, handlers: list | None = None
    ) -> Iterator[Association]:
        node = self.node
        ae = AE(ae_title=node.calling_ae)
        ae.connection_timeout = ae.acse_timeout = CONNECT_S
        ae.dimse_timeout = ae.network_timeout = ANSWER_S
        tls = client_tls(self.name, node)
        association = ae.associate(
            node.host,
            node.port,
            contexts=contexts,
            ae_title=node.ae_title,
            ext_neg=roles,
            evt_handlers=handlers,
            tls_args=None if tls is None else (tls, node.host),
        )
        if not association.is_established:
            raise self._refused(association)
        try:
            yield association
        finally:
            if association.is_established:
                association.release()

    def _refused(self, association: Association) -> PacsError:
        where = f"{self.node.host}:{self.node.port}"
        if association.is_rejected:
            answer = association.acceptor.primitive
            why = getattr(answer, "reason_str", "") or "no reason given"
            return PacsError(
                self.name,
                f"{where} refused {self.node.calling_ae} to {self.node.ae_title}: {why}",
                "Check both AE titles, and that the archive knows ours.",
            )
        if association.is_aborted:
            kind = " with TLS" if self.node.tls else ""
            return PacsError(
                self.name,
                f"no association with {where}{kind}",
                "Check that it runs, host and port, and whether it wants TLS.",
            )
        return PacsError(
            self.name, f"{where} accepts none of what was offered", "Check what the archive supports."
        )

    def _check(self, status: Dataset, what: str) -> None:
        """Raises unless the answer is success or pending."""
        code = status.get("Status")
        if code is None:
            raise PacsError(
                self.name,
                f"{what}: the connection was lost or timed out",
                "Try again, or look at the archive.",
            )
        if code != SUCCESS and code not in PENDING and not 0xB000 <= code < 0xC000 and code != CANCELLED:
            comment = status.get("ErrorComment", "")
            raise PacsError(
                self.name, f"{what}: status {code:04X} {comment}".rstrip(), "Ask the archive's log."
            )


def identifier(query: Query) -> Dataset:
    """The C-FIND identifier of a query (PS3.4 C.6.2.1.2): what must match, and what is to come back."""
    ds = Dataset()
    ds.SpecificCharacterSet = "ISO_IR 192"
    ds.QueryRetrieveLevel = "STUDY"
    ds.PatientName = query.patient_name
    ds.PatientID = query.patient_id
    ds.AccessionNumber = query.accession
    ds.StudyDate = query.date
    ds.ModalitiesInStudy = query.modality
    ds.StudyInstanceUID = ""
    ds.StudyDescription = ""
    ds.NumberOfStudyRelatedInstances = ""
    return ds


def remote_study(answer: Dataset) -> RemoteStudy:
    """A study from a C-FIND or QIDO answer; what is missing is ""."""
    modalities = answer.get("ModalitiesInStudy") or ()
    return RemoteStudy(
        uid=str(answer.get("StudyInstanceUID", "")),
        patient_name=str(answer.get("PatientName", "") or ""),
        patient_id=str(answer.get("PatientID", "") or ""),
        date=str(answer.get("StudyDate", "") or ""),
        accession=str(answer.get("AccessionNumber", "") or ""),
        description=str(answer.get("StudyDescription", "") or ""),
        modalities=(modalities,) if isinstance(modalities, str) else tuple(str(m) for m in modalities),
        instances=int(answer.get("NumberOfStudyRelatedInstances") or 0),
    )


def _kind(name: str, path: Path) -> tuple[str, str]:
    """Object class and transfer syntax of a file."""
    try:
        meta = dcmread(path, stop_before_pixels=True, specific_tags=["SOPClassUID"]).file_meta
        return str(meta.MediaStorageSOPClassUID), str(meta.TransferSyntaxUID)
    except (OSError, InvalidDicomError, AttributeError) as error:
        raise PacsError(name, f"{path.name} cannot be sent: {error}", "Send DICOM files only.") from error


def _stop_if(stop: Callable[[], bool]) -> None:
    if stop():
        raise Cancelled
