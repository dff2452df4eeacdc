"""The data of a reading session: what its file keeps (msgspec), and the gaze that is loaded beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from hashlib import sha256
from typing import Annotated, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.measure.annotation import Annotation, Calibration, KeyImage
from app.reading.report import Report
from app.reading.view import ViewState
from app.words import json_bytes
from inference import api

FORMAT = 1
ADDED = "added"
"""The place of `Kept.unsent` that is no sentence of the report: the field that adds one."""


Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Strength = Annotated[float, msgspec.Meta(ge=0.0, le=100.0)]
Seed = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]
Samples = Annotated[int, msgspec.Meta(ge=1, le=1000)]
ColourMap = Annotated[str, msgspec.Meta(pattern="^(magma|cividis|viridis|inferno|hot|gray)$")]
OneOfSamples = Annotated[int, msgspec.Meta(ge=-1, le=1000)]
TimeMs = Annotated[float, msgspec.Meta(ge=0.0, le=1e9)]
"""What a file holds beyond these no hand wrote; it costs that number (`app.reading.salvage`)."""


class StudyRef(msgspec.Struct, kw_only=True, frozen=True):
    """The image that is read. image_id: sha256 of the file."""

    id: str
    title: str
    image_path: str
    image_id: str
    width_px: int
    height_px: int


class RecordingEntry(msgspec.Struct, kw_only=True, frozen=True):
    """A gaze recording; folder is relative to the session's folder."""

    id: str
    folder: str
    provider: str
    started_at: str
    reader_id: str
    purpose: str
    source: str = ""
    """Whose gaze it is, as `TrackerInfo.source` says; "" in sessions of before: see `whose`."""

    @property
    def whose(self) -> str:
        """Whose gaze it is: own, pointer, replayed or simulated."""
        before = {"mouse": "pointer", "replay": "replayed", "simulated-reader": "simulated"}
        return self.source or before.get(self.provider, "own")


class Explanation(msgspec.Struct, kw_only=True, frozen=True):
    """One answered Explain; `map` is the file with the float32 (h, w) map, relative to the session's
    folder.
    """

    id: str
    request: api.Explain
    result: api.ExplainResult
    seconds: float
    made_at: str
    map: str


class ScanpathPrediction(msgspec.Struct, kw_only=True, frozen=True):
    """One answered PredictScanpath; files: `heatmap` with the mean heatmap, `next_places` with where the
    reader's next fixations were likely, "" where that was not told."""

    id: str
    request: api.PredictScanpath
    result: api.PredictScanpathResult
    seconds: float
    made_at: str
    heatmap: str
    next_places: str = ""


class Diagnosis(msgspec.Struct, kw_only=True, frozen=True):
    """One answered Diagnose; gaze_stretch_ms: the stretch of the recording that it used, None for all of it.
    accepted_by, accepted_at: the reader who stands by it, and since when.
    """

    id: str
    request: api.Diagnose
    result: api.DiagnoseResult
    seconds: float
    made_at: str
    gaze_stretch_ms: tuple[float, float] | None = None
    accepted_by: str = ""
    accepted_at: str = ""


class Draft(msgspec.Struct, kw_only=True, frozen=True):
    """One answered Caption."""

    id: str
    request: api.Caption
    result: api.CaptionResult
    seconds: float
    made_at: str
    gaze_stretch_ms: tuple[float, float] | None = None


class Anatomy(msgspec.Struct, kw_only=True, frozen=True):
    """One answered SegmentAnatomy."""

    id: str
    request: api.SegmentAnatomy
    result: api.SegmentAnatomyResult
    seconds: float
    made_at: str


class FilmCheck(msgspec.Struct, kw_only=True, frozen=True):
    """One answered CheckFilm."""

    id: str
    request: api.CheckFilm
    result: api.CheckFilmResult
    seconds: float
    made_at: str


class OverlayOptions(msgspec.Struct, kw_only=True, frozen=True):
    """How maps are laid over the image. threshold: below it nothing is painted; contour: a line at that
    level. sample: which predicted path has the numbers, -1 for their consensus.
    """

    opacity: Share = 0.7
    colour_map: ColourMap = "magma"
    threshold: Share = 0.15
    contour: bool = False
    contour_level: Share = 0.5
    gaze_heatmap: bool = True
    predicted_heatmap: bool = True
    sample: OneOfSamples = 0
    all_samples: bool = True
    deviation: bool = False


class Markup(msgspec.Struct, kw_only=True, frozen=True):
    """What the reader put on the image: annotations in drawing order, a calibration, whether it is a key
    image.
    """

    annotations: tuple[Annotation, ...] = ()
    calibration: Calibration | None = None
    key_image: KeyImage | None = None

    def find(self, annotation_id: str | None) -> Annotation | None:
        return next((a for a in self.annotations if a.id == annotation_id), None)

    def with_annotation(self, annotation: Annotation) -> Markup:
        """With a new annotation, or an old one in its new form."""
        kept = [annotation if a.id == annotation.id else a for a in self.annotations]
        if self.find(annotation.id) is None:
            kept.append(annotation)
        return msgspec.structs.replace(self, annotations=tuple(kept))

    @property
    def standing(self) -> tuple[Annotation, ...]:
        """What a reader drew, adjusted or accepted."""
        return tuple(a for a in self.annotations if a.stands)

    @property
    def open(self) -> tuple[Annotation, ...]:
        """Proposals of a model that nobody touched."""
        return tuple(a for a in self.annotations if not a.stands)

    def digest(self) -> str:
        """Another one wherever a measurement that stands, or the calibration, is another; "" without any."""
        if not self.standing:
            return ""
        kept = msgspec.to_builtins([self.standing, self.calibration])
        for annotation in kept[0]:
            by = annotation["proposed_by"]
            if by is not None and not by["accepted"]:
                del by["accepted"]  # as signatures had it before a proposal could be accepted
        return sha256(json_bytes(kept)).hexdigest()

    def without(self, annotation_id: str) -> Markup:
        return msgspec.structs.replace(
            self, annotations=tuple(a for a in self.annotations if a.id != annotation_id)
        )


class Choices(msgspec.Struct, kw_only=True, frozen=True):
    """What the reader chose to ask. options: of attribution methods, by method, where they are not the
    default. unfit_too: models answer this film although it is none of their kind. dabs: how the reader
    painted over where gaze dwelt, for drafts.
    """

    phrase: str = ""
    method: str = "matex"
    seed: Seed = 0
    samples: Samples = 10
    gaze_strength: Strength = 1.0
    unfit_too: bool = False
    options: dict[str, dict[str, float]] = {}
    dabs: list[api.MapDab] = []


@dataclass(kw_only=True, eq=False)
class Kept:
    """What of a session is kept: each field is named here only. A new one needs a default: older files have
    none."""

    state: Literal["reading", "explaining"] = "reading"
    marked_read_at: str = ""
    recordings: list[RecordingEntry] = field(default_factory=list)
    current_recording: str | None = None
    selection_ms: tuple[TimeMs, TimeMs] | None = None
    explanations: list[Explanation] = field(default_factory=list)
    sentence_maps: dict[str, str] = field(default_factory=dict)
    scanpaths: list[ScanpathPrediction] = field(default_factory=list)
    diagnoses: list[Diagnosis] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    anatomy: Anatomy | None = None
    film_check: FilmCheck | None = None
    report: Report = field(default_factory=Report)
    overlay: OverlayOptions = field(default_factory=OverlayOptions)
    choices: Choices = field(default_factory=Choices)
    view: ViewState = field(default_factory=ViewState)
    figures: dict[str, float] = field(default_factory=dict)
    markup: Markup = field(default_factory=Markup)
    unsent: dict[str, str] = field(default_factory=dict)
    """Text that stands in a field of the report and was not entered: sentence id (or `ADDED`) -> text."""

    def take(self, other: Kept) -> None:
        """Be as `other` is."""
        for name in KEPT:
            setattr(self, name, getattr(other, name))


KEPT = tuple(one.name for one in fields(Kept))


@dataclass(kw_only=True)
class _Head:
    format: int
    study: StudyRef
    saved_at: str


@dataclass(kw_only=True)
class SessionFile(Kept, _Head):
    """session.json."""


class Gaze:
    """The gaze of one recording in image coordinates. t_ms counts from the start; NaN where lost."""

    def __init__(
        self,
        t_ms: NDArray[np.float64],
        x_px: NDArray[np.float64],
        y_px: NDArray[np.float64],
        valid: NDArray[np.bool_],
        views: list[tuple[float, str]] | None = None,
        words: list[tuple[float, float, str]] | None = None,
    ) -> None:
        self.t_ms, self.x_px, self.y_px, self.valid = t_ms, x_px, y_px, valid
        self.views = views or []
        self.words = words or []

    @property
    def duration_ms(self) -> float:
        return float(self.t_ms[-1]) if len(self.t_ms) else 0.0

    def at(self, t_ms: float) -> tuple[float, float] | None:
        """Where the gaze was at t_ms, or None where it was lost or not yet begun."""
        if not len(self.t_ms) or not self.t_ms[0] <= t_ms <= self.t_ms[-1]:
            return None
        index = int(np.searchsorted(self.t_ms, t_ms, side="right")) - 1
        if not self.valid[index]:
            return None
        return float(self.x_px[index]), float(self.y_px[index])
