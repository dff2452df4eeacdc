"""Whether what AI says can mislead: drafts against findings and measurements, pictures that are no films.

Every film is read by the simulated reader and asked as the window asks, by the same desk; what stands in the
report and in both drafts is then read crudely (words, no grammar) and compared with the numbers beside it. A
contradiction counts where nothing marks it. Films: RG1, the NIH films of full size, the Hannover films; the
twenty unfit pictures are made by `inference.evaluation.unfit_inputs`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.reading.film_regions import regions_of
from app.reading.jobs import JobDesk
from app.reading.one_voice import LIKELY, WIDE_HEART, doubts, evidence_of, report_doubts
from app.reading.picture import load_picture
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from eyetracking.scanpaths.reader_model import simulate_reading
from inference import api, messages
from inference.labels import FINDINGS

DENYING = ("no ", "not ", "without", "clear", "normal", "intact", "free of")
WORDS = {
    "cardiomegaly": ("cardiomegaly", "enlarged heart", "heart size", "heart is", "cardiac silhouette"),
    "enlarged cardiomediastinum": ("mediastinum", "cardiomediastinal"),
    "pleural effusion": ("effusion",),
    "lung opacity": ("lungs clear", "lungs are clear", "opacity", "opacities"),
    "lung lesion": ("nodule", "mass", "lesion"),
    "support devices": ("line", "tube", "pacemaker", "catheter"),
}
"""Words that speak of a finding; of the others its own name does."""


@dataclass(frozen=True)
class Row:
    """value of metric on n pictures; what: the names of those that count."""

    data: str
    metric: str
    value: float
    n: int
    what: list[str] = field(default_factory=list)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--films", type=int, metavar="N", help="at most so many films of each set")
    parser.add_argument("--seed", type=int, default=1, help="of the simulated reader and of the models")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.datasets.location import DataSetMissing

    try:
        rows = evaluate(films=args.films, seed=args.seed)
    except DataSetMissing as error:
        sys.stderr.write(f"{error}\n")
        return 3
    if args.json:
        table = {"task": "trust", "seed": args.seed, "rows": [asdict(row) for row in rows]}
        sys.stdout.write(json.dumps(table, indent=1) + "\n")
        return 0
    for row in rows:
        names = f": {', '.join(row.what)}" if row.what else ""
        sys.stdout.write(f"{row.data:<22}{row.metric:<26}{row.value:<8.4g}of {row.n}{names}\n")
    return 0


def evaluate(*, films: int | None = None, seed: int = 1) -> list[Row]:
    """Raises DataSetMissing."""
    client = Local()
    sets = {name: paths[:films] for name, paths in film_sets().items()}
    rows = []
    for name, paths in sets.items():
        found: list[str] = []
        marked = 0
        for number, path in enumerate(paths):
            say(f"{name}: {number + 1} of {len(paths)}")
            bad, good = read(path, client, seed=seed)
            found += [f"{path.stem}: {words}" for words in bad]
            marked += good
        rows.append(Row(name, "unmarked_contradictions", len(found), len(paths), found))
        rows.append(Row(name, "marked_sentences", marked, len(paths)))
    rows.append(_unfit(client))
    rows += [_refused(name, paths, client) for name, paths in held_out(films).items()]
    return rows


def say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def film_sets() -> dict[str, list[Path]]:
    from inference.datasets.location import data_folder

    return {
        "RG1": [data_folder("cxr-dicom") / "nema_wg04_RG1_J2KI_cr_chest_pa.dcm"],
        "nih": sorted((data_folder("cxr-nih14") / "full1024").glob("*.png")),
        "hannover": sorted((data_folder("cxr-hannover") / "png640").glob("*.png")),
    }


def held_out(films: int | None = None) -> dict[str, list[Path]]:
    """Films of patients from whom no film check learnt, which it should let pass."""
    from inference.datasets.hannover import held_out_patients, load_hannover

    sets = film_sets()
    hannover = load_hannover(32)
    names = {hannover.names[i] for i in np.nonzero(held_out_patients(hannover.patients))[0]}
    kept = [path for path in sets["hannover"] if path.stem in names]
    return {"held-out films": [*sets["RG1"], *sets["nih"][:films], *kept[:films]]}


class Local:
    """The worker's client without a worker: every request is answered at once, in this process."""

    def __init__(self) -> None:
        from inference.context import local_context

        self.context, self._sink = local_context()
        self._frames: dict[str, NDArray[np.uint16]] = {}
        self.events: list[Any] = []
        self._count = 0

    def put_image(self, image: NDArray[np.uint16]) -> api.FrameRef:
        digest = hashlib.sha256(image.tobytes()).hexdigest()
        self._frames = {digest: image}
        return api.FrameRef(segment="local", offset=0, shape=image.shape, dtype="uint16", digest=digest)

    def submit(self, request: api.Request) -> str:
        from inference.runners import run as answer
        from inference.worker import failure

        self._count += 1
        job_id = f"local-{self._count}"
        image = getattr(request, "image", None)
        try:
            result = answer(
                request, None if image is None else self._frames[image.frame.digest], self.context
            )
            self.events.append(messages.Done(job_id=job_id, result=result, seconds=0.0))
        except api.InferenceError as error:
            self.events.append(failure(job_id, error))
        return job_id

    def cancel(self, job_id: str) -> None:
        """Nothing waits."""

    def read_map(self, ref: api.FrameRef) -> NDArray[np.float32]:
        return self._sink.maps[ref.digest]

    def deliver(self, desk: JobDesk) -> None:
        """Hand over what was answered, and what is asked for meanwhile."""
        while self.events:
            desk.handle(self.events.pop(0))


def read(path: Path, client: Local, *, seed: int) -> tuple[list[str], int]:
    """The contradictions of one film that nothing marks, and how many sentences are marked."""
    picture = load_picture(path)
    with tempfile.TemporaryDirectory() as folder:
        study = StudyRef(
            id="1",
            title=path.stem,
            image_path=str(path),
            image_id=picture.radiograph.file_sha256,
            width_px=picture.width_px,
            height_px=picture.height_px,
        )
        session = ReadingSession(Path(folder), study)
        session.set_choices(seed=seed, unfit_too=True)
        desk = JobDesk(session, picture, client)
        desk.segment_anatomy()
        client.deliver(desk)
        gaze = simulate_reading(
            regions_of(session),
            "careful",
            seed=seed,
            width_px=picture.width_px,
            height_px=picture.height_px,
        ).scanpath
        session.set_gaze(None, gaze, None)
        desk.ask_all()
        client.deliver(desk)
        return _contradictions(session, picture.radiograph)


def _contradictions(session: ReadingSession, film: Any) -> tuple[list[str], int]:
    evidence = evidence_of(session, film)
    shown: list[tuple[str, list[str], list[bool]]] = []
    known = report_doubts(session.report, evidence)
    report = session.report.sentences
    shown.append(("report", [s.text for s in report], [s.id in known for s in report]))
    for with_gaze in (False, True):
        draft = session.draft(with_gaze=with_gaze)
        if draft is not None:
            sentences = draft.result.sentences
            marks = [bool(d) for d in doubts(sentences, evidence, with_gaze=with_gaze)]
            shown.append(("draft", [s.text for s in sentences], marks))
    diagnosis = session.diagnosis()
    rows = diagnosis.result.rows if diagnosis is not None else []
    numbers = {row.finding: row.no_gaze if row.own_gaze is None else row.own_gaze for row in rows}
    bad: list[str] = []
    for where, texts, marks in shown:
        claims = [crude_claims(text) for text in texts]
        for number, text in enumerate(texts):
            against = [
                f"{name} {numbers[name]:.2f}"
                for name, denied in claims[number].items()
                if name in numbers and (numbers[name] >= LIKELY) == denied
            ]
            ratio = evidence.ratio
            heart = claims[number].get("cardiomegaly")
            if heart is not None and ratio is not None and (ratio.value > WIDE_HEART) == heart:
                against.append(f"ratio {ratio.value:.2f}")
            for other, theirs in enumerate(claims):
                if where == "report" and other != number:
                    against += [
                        f"“{texts[other]}”"
                        for name, denied in claims[number].items()
                        if theirs.get(name, denied) != denied and not _sides_differ(text, texts[other])
                    ]
            if against and not marks[number]:
                bad.append(f"{where}: “{text}” against {', '.join(against)}")
    return bad, sum(sum(marks) for _where, _texts, marks in shown)


def crude_claims(text: str) -> dict[str, bool]:
    """Finding -> denied, by words alone."""
    lowered = f" {text.lower()}"
    denied = any(word in lowered for word in DENYING)
    return {name: denied for name in FINDINGS if any(word in lowered for word in WORDS.get(name, (name,)))}


def _sides_differ(a: str, b: str) -> bool:
    sides = [{side for side in ("left", "right") if side in text.lower()} for text in (a, b)]
    return bool(sides[0] and sides[1] and sides[0] != sides[1])


def _checked(picture: NDArray[Any], client: Local) -> api.CheckFilmResult:
    from inference.runners import run as answer

    image = np.asarray(picture)
    values = image if image.dtype == np.uint16 else image.astype(np.uint16) * 257
    frame = client.put_image(np.ascontiguousarray(values))
    height, width = values.shape
    request = api.CheckFilm(image=api.ImageInput(frame=frame, width_px=width, height_px=height, image_id=""))
    result = answer(request, values, client.context)
    assert isinstance(result, api.CheckFilmResult)
    return result


def _unfit(client: Local) -> Row:
    from inference.datasets.location import data_folder
    from inference.evaluation.unfit_inputs import read_picture, unfit_inputs

    films = [read_picture(path) for path in film_sets()["nih"][:20]]
    dog = load_picture(data_folder("cxr-dicom") / "highdicom_dx_image_dog_thorax.dcm").model_image
    window = read_picture(Path(__file__).resolve().parents[2] / "docs" / "images" / "window.png")
    answered, count = [], 0
    for name, picture in unfit_inputs(films, window, np.asarray(dog // 257, dtype=np.uint8)):
        count += 1
        if _checked(picture, client).fit:
            answered.append(name)
    return Row("unfit pictures", "unfit_answered", len(answered), count, answered)


def _refused(name: str, paths: list[Path], client: Local) -> Row:
    refused = [path.stem for path in _each(paths) if not _checked(load_picture(path).model_image, client).fit]
    return Row(name, "fit_refused", len(refused) / max(1, len(paths)), len(paths), refused)


def _each(paths: list[Path]) -> Iterator[Path]:
    for number, path in enumerate(paths):
        if number % 20 == 0:
            say(f"film check: {number + 1} of {len(paths)}")
        yield path
