"""All results of a session as DICOM files in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from app.export.dicom import maps, pictures, structured_report
from app.export.dicom.source import ExportError, read_source
from app.files import write_atomically
from app.imaging.reader import read_radiograph
from app.measure.scale import length_scale
from app.reading.session import ReadingSession

KINDS = ("measurements", "ai", "map", "seg", "key", "capture")


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
    source = read_source(Path(session.study.image_path))
    files, missing = {}, {}
    for kind in kinds:
        made = _MAKERS[kind](session, source, picture)
        if isinstance(made, str):
            missing[kind] = made
            continue
        if kind in ("map", "capture") and "Laterality" not in made:
            made.Laterality = source.get("Laterality", "")  # type 2C of the general series module
        target = folder / f"{kind}-{made.SOPInstanceUID}.dcm"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            buffer = BytesIO()
            made.save_as(buffer, enforce_file_format=True)
            write_atomically(target, buffer.getvalue())
        except OSError as error:
            raise ExportError(
                target, f"it cannot be written: {error.strerror}", "Choose another folder."
            ) from error
        files[kind] = target
    return Exported(files, missing)


def _measurements(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    film = read_radiograph(session.study.image_path)
    report = session.report
    made = structured_report.measurement_report(
        source,
        film,
        session.markup.annotations,
        length_scale(film, session.markup.calibration),
        reader=report.signed_by or "Reader",
        verified=bool(report.signed_by),
    )
    return made or "nothing was measured"


def _ai(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    diagnosis = session.diagnosis()
    return structured_report.ai_report(source, diagnosis.result) if diagnosis else "no diagnosis was run"


def _map(session: ReadingSession, source: Dataset, _picture: object) -> Dataset | str:
    found = session.explanation()
    values = session.map(found.map) if found else None
    if found is None or values is None:
        return "nothing was explained"
    spacing = read_radiograph(session.study.image_path).spacing
    if spacing is None:
        return "the film has no pixel spacing, which a parametric map needs"
    return maps.parametric_map(
        source,
        found.result,
        values,
        found.result.phrase,
        spacing_mm=(spacing.row_mm, spacing.column_mm),
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


def _capture(_session: ReadingSession, source: Dataset, picture: NDArray[np.uint8] | None) -> Dataset | str:
    return "no screen was given" if picture is None else pictures.secondary_capture(source, picture)


_MAKERS = {
    "measurements": _measurements,
    "ai": _ai,
    "map": _map,
    "seg": _seg,
    "key": _key,
    "capture": _capture,
}
