"""An archive over DIMSE: C-ECHO, C-FIND, C-GET, C-MOVE, C-STORE (PS3.7 9.1; PS3.4 C.6.2, study root)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from pydicom import Dataset, dcmread
from pydicom.uid import UID
from pynetdicom import AE, _config, build_context, build_role, evt
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
from pynetdicom.status import STORAGE_SERVICE_CLASS_STATUS, code_to_category

from app.imaging.character_sets import without_escapes
from app.library.pacs.node import (
    Cancelled,
    Listener,
    PacsError,
    PacsNode,
    Progress,
    Query,
    RemoteStudy,
    Stop,
    never,
)
from app.library.pacs.query import identifier, remote_study
from app.library.pacs.received import Received, Receiver
from app.library.pacs.sending import Kind, film_to_send, kind_of, read_to_send
from app.library.pacs.service import StorageService
from app.library.pacs.syntaxes import ACCEPTED, COMPRESSED, ELSE, IMAGES, OBJECTS, UNCOMPRESSED
from app.library.pacs.tls import client_tls, why_no_hands
from app.library.pacs.watch import ANSWER_S, Watch

_config.LOG_RESPONSE_IDENTIFIERS = False  # to log one it reads every value, and drops answers with an odd one

CONNECT_S = 10
SLOWEST_BYTES_S = 50_000
"""How fast an object must at least leave."""
_NAMED = 3
"""Of the kinds of objects that an archive does not accept."""
SUCCESS, CANCELLED, WARNINGS, UNKNOWN_DESTINATION = 0x0000, 0xFE00, 0xB000, 0xA801
"""Statuses that are looked at for themselves; of the others pynetdicom knows what kind they are."""


class DimseArchive:
    """service: the storage service that holds the listener's port, if one runs."""

    def __init__(
        self, name: str, node: PacsNode, listener: Listener, service: StorageService | None = None
    ) -> None:
        self.name, self.node, self.listener, self.service = name, node, listener, service

    def echo(self) -> None:
        with self._associated([build_context(Verification)]) as (association, watch):
            self._check(association.send_c_echo(), "C-ECHO", watch)

    def find(self, query: Query, *, stop: Stop = never) -> list[RemoteStudy]:
        found: list[RemoteStudy] = []
        with self._associated([build_context(Find)], stop=stop) as (association, watch):
            watch.cancel = lambda: association.send_c_cancel(1, query_model=Find)
            for status, answer in association.send_c_find(identifier(query), Find, msg_id=1):
                watch.heard()
                self._check(status, "C-FIND", watch)
                if (
                    code_to_category(status.Status) == "Pending"
                    and answer is not None
                    and len(found) < query.limit
                ):
                    found.append(remote_study(answer))
                    if len(found) == query.limit:
                        association.send_c_cancel(1, query_model=Find)
        if watch.stopped:
            raise Cancelled
        return found

    def fetch(self, study_uid: str, folder: Path, *, progress: Progress, stop: Stop) -> list[Path]:
        wanted = Dataset()
        wanted.QueryRetrieveLevel = "STUDY"
        wanted.StudyInstanceUID = study_uid
        received = Received(folder, study_uid=study_uid)
        retrieve = self._get if self.node.retrieve == "get" else self._move
        try:
            retrieve(wanted, received, progress, stop)
        except PacsError as error:
            if received.failure:
                raise self._not_kept(received) from error
            raise
        if received.failure:
            raise self._not_kept(received)
        if not received.files:
            other = f"; it sent {received.strange} objects of other studies" if received.strange else ""
            raise PacsError(self.name, f"nothing came of study {study_uid}{other}", "Search again.")
        return received.files

    def send(self, files: list[Path], *, progress: Progress, stop: Stop) -> list[str]:
        """Sends files as they are; uncompressed ones in the byte order that the archive takes.
        Raises Cancelled and PacsError."""
        kinds = {path: kind_of(self.name, path) for path in files}
        offered = {
            (kind.sop_class, syntax)
            for kind in kinds.values()
            for syntax in (UNCOMPRESSED if kind.syntax in UNCOMPRESSED else [kind.syntax])
        }
        contexts = [build_context(a, [t]) for a, t in sorted(offered)]
        remarks = []
        with self._associated(contexts, stop=stop) as (association, watch):
            taken = {(c.abstract_syntax, c.transfer_syntax[0]) for c in association.accepted_contexts}
            for n, path in enumerate(files):
                if stop():
                    raise Cancelled
                sop_class, kept = kinds[path].sop_class, kinds[path].syntax
                syntax = next((t for t in (kept, *UNCOMPRESSED) if (sop_class, t) in taken), None)
                if syntax is None or (syntax != kept and kept not in UNCOMPRESSED):
                    raise PacsError(
                        self.name,
                        f"{path.name} is not accepted (class {sop_class}, transfer syntax {kept})",
                        "Let the archive accept it; a compressed film may be taken uncompressed.",
                    )
                watch.heard(path.stat().st_size / SLOWEST_BYTES_S)
                answer = self._store(association, path, kinds[path], syntax)
                self._check(answer, f"C-STORE of {path.name}", watch)
                if answer.Status != SUCCESS:
                    remarks.append(f"{path.name}: taken with a warning, {_words_of(answer)}")
                progress(n + 1, len(files))
        return remarks

    def _store(self, association: Association, path: Path, kind: Kind, syntax: str) -> Dataset:
        """As it is, where it is what it says and wanted so; else written anew."""
        with read_to_send(self.name, path):
            if kind.is_sound and syntax == kind.syntax and _is_even(path):
                return association.send_c_store(path)
            return association.send_c_store(_converted(path, UID(syntax)))

    def _get(self, wanted: Dataset, received: Received, progress: Progress, stop: Stop) -> None:
        # an acceptor takes one transfer syntax a context: each compression is offered in one of its own
        everything = (*IMAGES, *OBJECTS, *ELSE)
        contexts = [build_context(Get)]
        contexts += [build_context(a, UNCOMPRESSED) for a in (*IMAGES, *OBJECTS)]
        contexts += [build_context(a, [t]) for a in IMAGES for t in COMPRESSED]
        contexts += [build_context(a, ACCEPTED) for a in ELSE]
        roles = [build_role(a, scp_role=True) for a in everything]
        handlers = [(evt.EVT_C_STORE, received.handle)]
        with self._associated(contexts, roles=roles, handlers=handlers, stop=stop) as (association, watch):
            watch.cancel = lambda: association.send_c_cancel(1, query_model=Get)
            received.on_file = lambda _path: watch.heard()
            self._follow(association.send_c_get(wanted, Get, msg_id=1), "C-GET", watch, progress)

    def _move(self, wanted: Dataset, received: Received, progress: Progress, stop: Stop) -> None:
        taking = Receiver(self.listener, received)
        with (
            self.service.lent(self.node.calling_ae, received) if self.service is not None else taking,
            self._associated([build_context(Move)], stop=stop) as (association, watch),
        ):
            watch.cancel = lambda: association.send_c_cancel(1, query_model=Move)
            received.on_file = lambda _path: watch.heard()
            answers = association.send_c_move(wanted, self.listener.ae_title, Move, msg_id=1)
            self._follow(answers, "C-MOVE", watch, progress)

    def _follow(
        self, answers: Iterator[tuple[Dataset, Dataset | None]], what: str, watch: Watch, progress: Progress
    ) -> None:
        for status, _ in answers:
            watch.heard()
            code = status.get("Status")
            if code == CANCELLED:
                raise Cancelled
            failed = int(status.get("NumberOfFailedSuboperations") or 0)
            if code == WARNINGS or (code == SUCCESS and failed):
                raise PacsError(
                    self.name,
                    f"{what}: {failed} objects did not come",
                    "Ask the archive's log, or try again.",
                )
            self._check(status, what, watch)
            done = int(status.get("NumberOfCompletedSuboperations") or 0)
            progress(done, done + failed + int(status.get("NumberOfRemainingSuboperations") or 0))
            if code_to_category(code) == "Pending":
                watch.look()
        if watch.stopped:
            raise Cancelled

    def _not_kept(self, received: Received) -> PacsError:
        return PacsError(self.name, received.failure, "Choose another folder, or free some disk space.")

    @contextmanager
    def _associated(
        self,
        contexts: list[Any],
        *,
        roles: list[Any] | None = None,
        handlers: list[Any] | None = None,
        stop: Stop = never,
    ) -> Iterator[tuple[Association, Watch]]:
        node = self.node
        tls = client_tls(self.name, node)
        try:
            ae = AE(ae_title=node.calling_ae)
            ae.connection_timeout = ae.acse_timeout = CONNECT_S
            ae.dimse_timeout = ae.network_timeout = None  # the watch knows better when to give up
            association = ae.associate(
                node.host,
                node.port,
                contexts=contexts,
                ae_title=node.ae_title,
                ext_neg=roles,
                evt_handlers=handlers,
                tls_args=None if tls is None else (tls, node.host),
            )
        except (OSError, ValueError, TypeError) as error:
            raise PacsError(
                self.name,
                f"{node.calling_ae} cannot call {node.ae_title} at {node.host}:{node.port}: {error}",
                "Check ae_title, calling_ae, host and port in settings.toml.",
            ) from error
        if not association.is_established:
            raise self._refused(association)
        try:
            with Watch(association, stop) as watch:
                yield association, watch
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
        if association.rejected_contexts:  # it has answered, and pynetdicom ended it
            kinds = dict.fromkeys(
                f"{UID(str(c.abstract_syntax)).name} ({UID(str(c.transfer_syntax[0])).name})"
                for c in association.requestor.requested_contexts
            )
            more = " and others" if len(kinds) > _NAMED else ""
            return PacsError(
                self.name,
                f"{where} accepts none of what was offered: {', '.join([*kinds][:_NAMED])}{more}",
                "Let the archive accept it; a compressed film may be taken uncompressed.",
            )
        if association.is_aborted:
            tls = client_tls(self.name, self.node)
            why = why_no_hands(self.node.host, self.node.port, tls) if tls is not None else ""
            kind = f" with TLS{f' ({why})' if why else ''}" if tls is not None else ""
            return PacsError(
                self.name,
                f"no association with {where}{kind}",
                "Check that it runs, host and port, and whether it wants TLS.",
            )
        return PacsError(
            self.name, f"{where} answered what is no answer", "Check that it is a DICOM archive."
        )

    def _check(self, status: Dataset, what: str, watch: Watch | None = None) -> None:
        """Raises unless the answer is success, pending or a warning."""
        code = status.get("Status")
        if code is None:
            if watch is not None and watch.stopped:
                raise Cancelled
            lost = "the connection was lost"
            if watch is not None and watch.silent:
                lost = f"no answer within {ANSWER_S:.0f} s"
            raise PacsError(self.name, f"{what}: {lost}", "Try again, or look at the archive.")
        if code == UNKNOWN_DESTINATION:
            ours = self.listener
            raise PacsError(
                self.name,
                f"{what}: the archive does not know {ours.ae_title}, to which it was to send",
                f"Tell it that AE title, this computer's address and port {ours.port}.",
            )
        if code_to_category(code) == "Failure":
            raise PacsError(self.name, f"{what}: {_words_of(status)}", "Ask the archive's log.")


def _is_even(path: Path) -> bool:
    """As it must be (PS3.5 7.1.1): some programs write pixels without padding, and DCMTK's archive ends the
    association then."""
    return path.stat().st_size % 2 == 0


def _converted(path: Path, syntax: UID) -> Dataset:
    """A film written anew: padded, an uncompressed one in another uncompressed transfer syntax."""
    film, content = film_to_send(path), BytesIO()
    film.file_meta.TransferSyntaxUID = syntax
    film.save_as(content, enforce_file_format=True)
    content.seek(0)
    return dcmread(content)


def _words_of(status: Dataset) -> str:
    meaning = STORAGE_SERVICE_CLASS_STATUS.get(status.Status, ("", ""))[1]
    said = without_escapes(str(status.get("ErrorComment", "") or "")) or meaning
    return f"status {status.Status:04X} {said}".rstrip()
