"""All results of a session as DICOM files in a folder."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import DataElement, Dataset

from app.export.dicom import maps, pictures, structured_report
from app.export.dicom.source import SPACINGS, ExportError, read_source
from app.files import write_atomically
from app.imaging.header import PYDICOM_FAILURES
from app.imaging.presentation_writer import Look, presentation_state
from app.imaging.reader import read_radiograph
from app.measure.as_graphics import as_graphics
from app.measure.scale import length_scale
from app.reading.picture import Picture
from app.reading.session import ReadingSession

log = logging.getLogger(__name__)

KINDS = ("measurements", "ai", "map", "seg", "key", "look", "capture")


@dataclass(frozen=True)
class Exported:
    """files: kind -> file; missing: kind -> why there is none."""

    files: dict[str, Path]
    missing: dict[str, str]


def export_session(
    session: ReadingSession,
    folder: Path,
    *,
    kinds: tuple[str, ...] = KINDS,
    picture: NDArray[np.uint8] | None = None,
) -> Exported:
    """Writes the wanted kinds into `folder` (made if missing); picture: the screen, (h, w, 3).

    Raises ExportError if the film is no DICOM image or a file cannot be written.
    """
    path = Path(session.study.image_path)
    source, names = read_source(path)
    files: dict[str, Path] = {}
    missing = {}
    for kind in kinds:
        try:
            made = _MAKERS[kind](session, source, picture)
            if isinstance(made, str):
                missing[kind] = made
                continue
            content = _content(kind, made, source, names)
        except PYDICOM_FAILURES as error:
            log.exception("%s of %s", kind, path)
            missing[kind] = _why_not(error, source)
            continue
        target = folder / f"{kind}-{made.SOPInstanceUID}.dcm"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, content)
        except OSError as error:
            before = f"; written before: {', '.join(files)}" if files else ""
            raise ExportError(
                target, f"it cannot be written: {error.strerror}{before}", "Choose another folder."
            ) from error
        files[kind] = target
    return Exported(files, missing)


def _why_not(error: Exception, source: Dataset) -> str:
    kind = str(source.SOPClassUID)
    if isinstance(error, LookupError) and kind in str(error):  # its patient and study modules are not known
        return f"the film is of a private kind of objects ({kind}), which is not known outside its maker's"
    return f"the film does not allow it ({error})"


def _content(kind: str, made: Dataset, source: Dataset, names: dict[str, str]) -> bytes:
    if kind in ("map", "capture") and "Laterality" not in made:
        made.Laterality = source.get("Laterality", "")  # type 2C of the general series module
    for name, words in names.items():
        made[name] = DataElement(name, "PN", words)  # the source shares the old one
    content = BytesIO()
    made.save_as(content, enforce_file_format=True)
    return content.getvalue()


def _measurements(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    film = read_radiograph(session.study.image_path)
    report = session.report
    signed_now = bool(report.signed_by) and report.signed_markup == session.markup.digest()
    made = structured_report.measurement_report(
        source,
        film,
        session.markup.standing if signed_now else session.markup.annotations,
        length_scale(film, session.markup.calibration),
        reader=report.signed_by or "Reader",
        verified_at=report.signed_at if signed_now else "",
    )
    return made or "nothing was measured"


def _ai(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    diagnosis = session.diagnosis()
    if diagnosis is None:
        return "no diagnosis was run"
    return structured_report.ai_report(
        source, diagnosis.result, accepted_by=diagnosis.accepted_by, accepted_at=diagnosis.accepted_at
    )


def _map(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    found = session.explanation()
    values = session.map(found.map) if found else None
    if found is None or values is None:
        return "nothing was explained"
    spacing = read_radiograph(session.study.image_path).spacing
    if spacing is None or not any(name in source for name in SPACINGS):
        return "the film has no pixel spacing that others can read, which a parametric map needs"
    lies = maps.orientation(source)
    if lies is None:
        return "the film does not say its Patient Orientation, which a parametric map needs"
    return maps.parametric_map(
        source,
        found.result,
        values,
        found.result.phrase,
        spacing_mm=(spacing.row_mm, spacing.column_mm),
        lies=lies,
    )


def _seg(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    found = session.explanation()
    values = session.map(found.map) if found else None
    if found is None or values is None:
        return "nothing was explained"
    level = session.overlay.contour_level
    made = maps.segmentation(source, found.result, values, found.result.phrase, level=level)
    return made or f"the map is nowhere above {level:g}"


def _key(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    key = session.markup.key_image
    return pictures.key_object(source, key.note) if key else "not marked as a key image"


def _look(session: ReadingSession, _source: Dataset, _picture: object) -> Dataset | str:
    film, state = read_radiograph(session.study.image_path), session.view
    scale = length_scale(film, session.markup.calibration)
    look = Look(
        window=Picture(film).window(state),
        invert=state.invert,
        quarter_turns=state.quarter_turns,
        flipped=state.flipped,
        area=state.area if state.fit else None,
        graphics=as_graphics(session.markup.annotations, film, scale),
    )
    return presentation_state(film, look, creator=session.report.signed_by)


def _capture(_session: ReadingSession, source: Dataset, picture: NDArray[np.uint8] | None) -> Dataset | str:
    return "no screen was given" if picture is None else pictures.secondary_capture(source, picture)


_MAKERS = {
    "measurements": _measurements,
    "ai": _ai,
    "map": _map,
    "seg": _seg,
    "key": _key,
    "look": _look,
    "capture": _capture,
}
