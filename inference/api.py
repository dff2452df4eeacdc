"""What the workstation asks of the inference worker, and what comes back. Typed, serialisable, no torch.

A request holds everything that a run needs, so that it can be stored with its result, replayed and printed.
Its fields for models hold ids; an empty one leaves the choice to the store (`inference.tasks`), and the
result names who answered.
Coordinates are image coordinates of the full image (x right, y down, origin at the top left corner).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.labels import FINDINGS as FINDINGS  # requests and results name them

PROTOCOL = 1


class _Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class FrameRef(_Plain, frozen=True):
    """An array in shared memory. dtype is a numpy name, digest the sha256 of the bytes (hex)."""

    segment: str
    offset: int
    shape: tuple[int, ...]
    dtype: str
    digest: str


class ImageInput(_Plain, frozen=True):
    """A radiograph for the models.

    frame: uint16 (h, w), the image's default presentation (after Modality and VOI LUT, MONOCHROME1 already
    inverted), 0 black to 65535 white, the whole image reduced by area averaging to at most 1024 px a side.
    width_px, height_px: the full image. image_id: sha256 of the file it came from.
    """

    frame: FrameRef
    width_px: int
    height_px: int
    image_id: str


class GazeInput(_Plain, frozen=True):
    """Fixations in order, image coordinates of the full image; times from the start of the reading."""

    x_px: list[float]
    y_px: list[float]
    onset_ms: list[float]
    duration_ms: list[float]
    source: Literal["own", "pointer", "replayed", "simulated", "predicted"]
    """Whose: `TrackerInfo.source` of who was recorded, or "predicted" by a model."""


class CheckFilm(_Plain, frozen=True, tag="check_film"):
    """Whether the models know such a film: an upright frontal chest film, neither mirrored nor negative."""

    image: ImageInput
    model: str = ""
    seed: int = 0


class _OfFilm(_Plain, frozen=True, kw_only=True):
    """film_check: the model that says whether such a film is known; unfit_too: answer also where it is
    not."""

    image: ImageInput
    film_check: str = ""
    unfit_too: bool = False


class Explain(_OfFilm, frozen=True, kw_only=True, tag="explain"):
    """Where `phrase` is seen. options: overrides of the method's options by name. segmenter: finds the lungs
    that the phrase's place is laid on; without one in the store the place stays where lungs usually are, and
    the result says so (`prior_fitted`)."""

    phrase: str
    method: str = "matex"
    model: str = ""
    segmenter: str = ""
    seed: int = 0
    options: dict[str, float] = {}


class PredictScanpath(_OfFilm, frozen=True, kw_only=True, tag="predict_scanpath"):
    """`samples` stochastic scanpaths of a reader who searches for `finding` (one of FINDINGS). gaze: of a
    reading; where its next fixation would be is wanted, too."""

    finding: str
    samples: int = 10
    gaze: GazeInput | None = None
    model: str = ""
    seed: int = 0


class Diagnose(_OfFilm, frozen=True, kw_only=True, tag="diagnose"):
    """Finding probabilities without gaze, with `gaze` if given, with predicted gaze and with the gaze of a
    reading of another film (the control), if asked for. predictor: the model that predicts gaze."""

    gaze: GazeInput | None = None
    predict_gaze: bool = True
    control: bool = True
    model: str = ""
    predictor: str = ""
    seed: int = 0


class MapDab(_Plain, frozen=True):
    """A touch of the brush on a gaze map: a Gaussian whose peak is `seconds` of dwell (negative: taken away)
    and whose standard deviation is radius_px, image coordinates of the full image."""

    x_px: float
    y_px: float
    radius_px: float
    seconds: float


class Caption(_OfFilm, frozen=True, kw_only=True, tag="caption"):
    """A report draft, streamed. With `gaze`, where it dwelt is given to the model, scaled by gaze_strength.
    dabs: how the reader painted that map over, in order. A map that no reading leaves is refused, unless it
    was painted or any_map is set."""

    gaze: GazeInput | None = None
    gaze_strength: float = 1.0
    dabs: list[MapDab] = []
    any_map: bool = False
    max_tokens: int = 160
    model: str = ""
    seed: int = 0


class SegmentAnatomy(_OfFilm, frozen=True, kw_only=True, tag="segment_anatomy"):
    """Outlines of the lungs and the heart, and the lines of the cardiothoracic ratio."""

    model: str = ""
    seed: int = 0


class Lens(_OfFilm, frozen=True, kw_only=True, tag="lens"):
    """The words that a vision-language model's vocabulary reads at each image token, layer by layer."""

    top: int = 3
    model: str = ""
    seed: int = 0


class Embed(_Plain, frozen=True, tag="embed"):
    """The vectors of an image and of texts in the dual encoder's space. gaze: the image's region that was
    looked at is wanted, too."""

    image: ImageInput | None = None
    texts: list[str] = []
    gaze: GazeInput | None = None
    model: str = ""
    seed: int = 0


class Retrieve(_Plain, frozen=True, tag="retrieve"):
    """Which of `texts` fit the image best."""

    image: ImageInput
    texts: list[str]
    model: str = ""
    seed: int = 0


OF_FILM = (Explain, PredictScanpath, Diagnose, Caption, SegmentAnatomy, Lens)
"""Requests that are answered only where the film check allows it."""
Request = (
    CheckFilm | Explain | PredictScanpath | Diagnose | Caption | SegmentAnatomy | Lens | Embed | Retrieve
)


class ModelInfo(_Plain, frozen=True):
    """Who made a result: shown with it everywhere. trained_on is a sentence for the user. can: what it may be
    asked for (`inference.families.known.CAPABILITIES`), empty where its task says that."""

    id: str
    version: str
    task: str
    architecture: str
    trained_on: str
    licence: str
    demo: bool
    can: list[str] = []


class MethodOption(_Plain, frozen=True):
    """A number that can be set, within [least, most]; hint: a sentence for the user."""

    name: str
    hint: str
    default: float
    least: float = 0.0
    most: float = 1.0


class MethodInfo(_Plain, frozen=True):
    """An attribution method as a window offers it. name: in requests; title, hint: for the user. kind:
    "method", "stage" (a part of one, for comparison) or "control". needs: what a model must offer for it.
    """

    name: str
    title: str
    hint: str = ""
    kind: str = "method"
    needs: list[str] = []
    options: list[MethodOption] = []


class Reach(_Plain, frozen=True):
    """What a model reaches for one finding on films that it has not seen.

    data: "phantom" or the real set's name. metric: "auroc", "pointing_game", "f1", "scanmatch". low, high:
    95 % bootstrap interval. n: films. chance: what blind guessing reaches; ceiling: what another reader does;
    None where there is no such figure.
    """

    finding: str
    data: str
    metric: str
    value: float
    low: float
    high: float
    n: int
    chance: float | None = None
    ceiling: float | None = None


class CheckFilmResult(_Plain, frozen=True, tag="check_film_result"):
    """kind: what the film looks like (`inference.film_check.network.KINDS`), certainty: how sure the network
    is of it, in [0, 1]. distance: from the films that are known, about 1 for a typical one; above limit it is
    unlike all of them. fit: whether models may answer; reason: a sentence for the user, empty where fit."""

    fit: bool
    kind: str
    certainty: float
    distance: float
    limit: float
    reason: str
    models: list[ModelInfo]
    seed: int


class ExplainResult(_Plain, frozen=True, tag="explain_result"):
    """map: float32 (h, w), the image's aspect, in [0, 1]. similarity: cosine of image and phrase.
    prior: the words of the phrase that the spatial prior understood, empty if none. prior_fitted: their
    place was laid on this film's lungs, not where lungs usually are.

    film_rank: the share of the encoder's known films that fit the phrase less than this one, of known_films.
    phrase_rank: how many of the encoder's known phrases fit this film better, in that sense, of
    known_phrases. strength: how strongly the map is to be drawn, in [0, 1]: weak where the phrase fits no
    better than on a typical film. unknown: words that the encoder never learnt. reach: for the finding that
    the phrase names. method_title: the method in words, "" in results of before.
    """

    map: FrameRef
    phrase: str
    method: str
    similarity: float
    prior: list[str]
    models: list[ModelInfo]
    seed: int
    film_rank: float | None = None
    known_films: int = 0
    phrase_rank: int = 0
    known_phrases: int = 0
    strength: float = 1.0
    unknown: list[str] = []
    reach: list[Reach] = []
    prior_fitted: bool = False
    method_title: str = ""

    @property
    def made_by(self) -> str:
        """The method, as it is written for people."""
        return self.method_title or self.method.upper()


class PredictedScanpath(_Plain, frozen=True):
    """One sampled scanpath; sd_px is the model's own positional standard deviation for each fixation."""

    x_px: list[float]
    y_px: list[float]
    duration_ms: list[float]
    sd_px: list[float]


class PredictScanpathResult(_Plain, frozen=True, tag="predict_scanpath_result"):
    """heatmap: float32 (h, w) in [0, 1], mean over the samples. spread_px: mean distance between samples'
    fixations of the same rank. consensus: one path, the one of consensus_of samples that is most like the
    others; it is chosen, not drawn, and no sample's figures hold for it. None where a model makes none."""

    finding: str
    scanpaths: list[PredictedScanpath]
    heatmap: FrameRef
    spread_px: float
    models: list[ModelInfo]
    seed: int
    reach: list[Reach] = []
    consensus: PredictedScanpath | None = None
    consensus_of: int = 0
    next_places: FrameRef | None = None
    """float32 (fixations of the gaze, cells of a square grid over the film in raster order): how likely the
    next fixation lies there. None without gaze and where a model cannot tell."""


class FindingRow(_Plain, frozen=True):
    """Probabilities in [0, 1]; None where that arm was not run. other_gaze: with the gaze of a reading of
    another film, which knows nothing of this one."""

    finding: str
    no_gaze: float
    own_gaze: float | None
    predicted_gaze: float | None
    other_gaze: float | None = None


class DiagnoseResult(_Plain, frozen=True, tag="diagnose_result"):
    """own_gaze of the rows was made with gaze of gaze_source (GazeInput.source, "" without). control: where
    the gaze of the rows' other_gaze comes from, a sentence."""

    rows: list[FindingRow]
    predicted: PredictedScanpath | None
    calibrated_on: str
    models: list[ModelInfo]
    seed: int
    gaze_source: str = ""
    control: str = ""
    reach: list[Reach] = []


class Mention(_Plain, frozen=True):
    """A finding that a sentence states or denies. side: 1 the patient's left, -1 the right, 0 both or
    unsaid."""

    finding: str
    negated: bool
    side: int = 0


class Sentence(_Plain, frozen=True):
    """A sentence of a draft: text[start:end]. finding: the finding it speaks of first, negated: it denies it.
    mean_probability: mean token probability under the model. mentions: all that it states or denies."""

    text: str
    start: int
    end: int
    finding: str | None
    negated: bool
    mean_probability: float
    mentions: list[Mention] = []


class CaptionResult(_Plain, frozen=True, tag="caption_result"):
    """way: how gaze was given ("" without). painted: the map was painted over."""

    text: str
    sentences: list[Sentence]
    with_gaze: bool
    gaze_strength: float
    models: list[ModelInfo]
    seed: int
    gaze_source: str = ""
    reach: list[Reach] = []
    way: str = ""
    painted: bool = False


class Outline(_Plain, frozen=True):
    """A structure's closed outline in image coordinates; no points where it was not found."""

    structure: str
    x_px: list[float]
    y_px: list[float]


class HeartLines(_Plain, frozen=True):
    """Image coordinates (x, y): the thorax's inner edges, the heart's outermost points (image left first), a
    point on the midline."""

    thorax: tuple[tuple[float, float], tuple[float, float]]
    heart: tuple[tuple[float, float], tuple[float, float]]
    midline: tuple[float, float]


class SegmentAnatomyResult(_Plain, frozen=True, tag="segment_anatomy_result"):
    """lines: None where a structure was not found or they do not lie as in a frontal film."""

    outlines: list[Outline]
    lines: HeartLines | None
    models: list[ModelInfo]
    seed: int


class EmbedResult(_Plain, frozen=True, tag="embed_result"):
    """image, texts: in the space of whole films. Where the encoder compares patches with sentences, too, in
    the space of its patches: parts, those of the image (row by row, `parts_grid` of them); region, what was
    looked at; text_parts, the texts. Empty or None where it does not."""

    image: list[float] | None
    texts: list[list[float]]
    models: list[ModelInfo]
    seed: int
    parts: list[list[float]] = []
    parts_grid: tuple[int, int] = (0, 0)
    region: list[float] | None = None
    text_parts: list[list[float]] = []


class RetrieveResult(_Plain, frozen=True, tag="retrieve_result"):
    """order: indices into the request's texts, best first; similarities in the request's order."""

    order: list[int]
    similarities: list[float]
    models: list[ModelInfo]
    seed: int


class LensLayer(_Plain, frozen=True):
    """words, shares: for each image token, in raster order, the likeliest words and their probabilities in
    [0, 1]. layer 0: the embeddings."""

    layer: int
    words: list[list[str]]
    shares: list[list[float]]


class LensResult(_Plain, frozen=True, tag="lens_result"):
    """rows, columns: of the image tokens. box: left, top, right, bottom of what they cover, in fractions of
    the film."""

    rows: int
    columns: int
    box: tuple[float, float, float, float]
    layers: list[LensLayer]
    models: list[ModelInfo]
    seed: int


Result = (
    CheckFilmResult
    | ExplainResult
    | PredictScanpathResult
    | DiagnoseResult
    | CaptionResult
    | SegmentAnatomyResult
    | LensResult
    | EmbedResult
    | RetrieveResult
)
FailureKind = Literal[
    "cancelled", "oom", "device", "input", "unfit", "licence", "model", "internal", "crashed"
]


class InferenceError(Exception):
    """Base of the errors that a runner raises on purpose; `kind` becomes Failed.kind.

    InferenceError
    ├── InputError       the request cannot be answered as it stands
    ├── UnfitError       the models know no such film; asked all the same, they would answer
    ├── ModelError       a model folder is missing, damaged or not fit for the task
    ├── LicenceError     the model's licence was not accepted
    └── Cancelled        the user stopped the job
    """

    kind: FailureKind = "internal"

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


class InputError(InferenceError):
    kind: FailureKind = "input"


class UnfitError(InferenceError):
    kind: FailureKind = "unfit"


class ModelError(InferenceError):
    kind: FailureKind = "model"


class LicenceError(InferenceError):
    kind: FailureKind = "licence"


class Cancelled(InferenceError):
    kind: FailureKind = "cancelled"
