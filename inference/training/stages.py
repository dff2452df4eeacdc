# mypy: disable-error-code="misc"
"""The stages of a recipe: what each needs, makes and leaves in the run folder. All resumable."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from inference.alignment.prompts import corpus
from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.dual_encoder import DualEncoder, build_clip
from inference.backbones.patch_head import PatchHead, PatchHeadConfig
from inference.backbones.tokenizer import load_tokenizer, train_tokenizer
from inference.backbones.vlm import VisionLanguageModel, build_vlm
from inference.context import local_context
from inference.datasets.hannover import held_out_patients, load_hannover
from inference.datasets.location import DataSetMissing, data_folder
from inference.datasets.nih14 import load_nih, load_small, patient_folds
from inference.diagnosis.heads import GazeHeadConfig, TemporalHead, UNetHead
from inference.diagnosis.model import DiagnosisModel
from inference.labels import FINDINGS
from inference.loading import dual_encoder as load_dual_encoder
from inference.phantom.bank import seeds_of, write_bank
from inference.phantom.case import case
from inference.phantom.config import PhantomConfig, load_config
from inference.phantom.gaze_bank import write_gaze_bank
from inference.scanpaths.path_network import PathConfig, PathNetwork, Setting
from inference.scanpaths.path_predictor import PathPredictor
from inference.scanpaths.predictor import as_scanpath, joined
from inference.scanpaths.towers import Towers
from inference.training import calibrator_arms
from inference.training.anatomy_task import AnatomyData, AnatomyTask, rendered_films
from inference.training.checkpoint import load_module
from inference.training.cxr_cnn_task import CxrCnnTask
from inference.training.dual_encoder_task import DualEncoderTask, clip_config
from inference.training.egma_data import training_films
from inference.training.egma_task import EgmaOptions, PatchHeadTask
from inference.training.fast_tower import make_fast
from inference.training.film_check_data import FilmSets, load_film_sets
from inference.training.film_check_task import FilmCheckTask
from inference.training.gaze_features import GazeFeatures, gaze_features
from inference.training.gaze_heads_task import GazeHeadsTask
from inference.training.loop import Schedule, run
from inference.training.path_data import path_data
from inference.training.path_data import towers as shipped_towers
from inference.training.path_task import PathData, path_task
from inference.training.phantom_data import PhantomData
from inference.training.real_films import Batch, fine_tune
from inference.training.vlm_real_task import RealFilmsTask
from inference.training.vlm_task import LanguageTask, VisionTask, vlm_config

Say = Callable[[str], None]
CT = "lidc-idri-0001_2.1mm.nii.gz"
STEPS = 1_000_000  # the minutes of the recipe end a stage


@dataclass(frozen=True)
class Run:
    """A run folder with its recipe."""

    folder: Path
    recipe: dict[str, Any]
    say: Say

    def bank(self, split: str) -> Path:
        return self.folder / "bank" / f"{self.recipe['world']}-{split}-{self.recipe['size_px']}"

    def gaze(self, split: str) -> Path:
        return self.folder / "bank" / f"gaze-{split}-{self.recipe['size_px']}"

    @property
    def config(self) -> PhantomConfig:
        return load_config(self.recipe["world"])

    @property
    def tokenizer(self) -> Path:
        return self.folder / "tokenizer.json"

    def state(self, stage: str, module: str) -> dict[str, torch.Tensor]:
        """The weights that a stage left for one of its modules."""
        tensors = load_file(self.folder / stage / "state.safetensors")
        return {k[len(module) + 1 :]: v for k, v in tensors.items() if k.startswith(module + "/")}

    def schedule(self, stage: str, **more: Any) -> Schedule:
        values = self.recipe[stage]
        return Schedule(
            steps=STEPS, lr=values["lr"], minutes=values["minutes"], seed=self.recipe["seed"], **more
        )


def bank(r: Run) -> None:
    """Render the phantom films, and train the tokenizer on their reports."""
    for split in ("valid", "test", "train"):
        seeds = list(seeds_of(split, r.config, r.recipe["bank"][split]))
        write_bank(
            r.bank(split),
            seeds,
            r.config,
            r.recipe["size_px"],
            lambda done, of, name=split: r.say(f"films {name}: shard {done} of {of}"),
        )
    if not r.tokenizer.exists():
        reports = (case(s, r.config).report.text for s in range(3000))
        train_tokenizer(itertools.chain(reports, list(corpus()) * 20), r.tokenizer)


def gaze_bank(r: Run) -> None:
    """Simulate the readers of the gaze-bearing cases."""
    for split in ("valid", "train", "test"):
        seeds = list(seeds_of(split, r.config, r.recipe["gaze-bank"][split]))
        write_gaze_bank(
            r.gaze(split),
            seeds,
            r.config,
            r.recipe["size_px"],
            lambda done, of, name=split: r.say(f"readings {name}: chunk {done} of {of}"),
        )


def cxr_cnn(r: Run) -> None:
    """The CNN on phantom labels."""
    task = CxrCnnTask(
        bank=r.bank("train"), valid=r.bank("valid"), batch=r.recipe["cxr-cnn"]["batch"], seed=r.recipe["seed"]
    )
    run(task, r.schedule("cxr-cnn", evaluate_every=300), r.folder / "cxr-cnn", r.say)


def cxr_cnn_looks(r: Run) -> None:
    """The CNN of the diagnosis: on from the CNN, with films of many looks."""
    task = CxrCnnTask(
        bank=r.bank("train"),
        valid=r.bank("valid"),
        batch=r.recipe["cxr-cnn-looks"]["batch"],
        seed=r.recipe["seed"] + 1,
        start=r.state("cxr-cnn", "model"),
        looks=True,
    )
    run(task, r.schedule("cxr-cnn-looks", evaluate_every=500), r.folder / "cxr-cnn-looks", r.say)


def dual_encoder(r: Run) -> None:
    """The dual encoder on sentences, its trunk from the CNN."""
    values = r.recipe["dual-encoder"]
    trunk = {k[len("trunk.") :]: v for k, v in r.state("cxr-cnn", "model").items() if k.startswith("trunk.")}
    task = DualEncoderTask(
        bank=r.bank("train"),
        valid=r.bank("valid"),
        trunk_weights=trunk,
        tokenizer=r.tokenizer,
        cache=r.folder / "cxr-cnn",
        batch=values["batch"],
        sentences=values["sentences"],
        views=values["views"],
        seed=r.recipe["seed"],
        say=r.say,
    )
    run(
        task,
        r.schedule("dual-encoder", warmup=40, evaluate_every=150, save_every=100),
        r.folder / "dual-encoder",
        r.say,
    )


def egma(r: Run) -> None:
    """The patch head on the dual encoder's stem, taught by reports and by gaze."""
    values = r.recipe["egma"]
    base = encoder(r) if (r.folder / "dual-encoder").exists() else shipped_encoder()
    films = training_films(base, r.folder, values["films"], r.say, size_px=r.recipe["size_px"])
    task = PatchHeadTask(base, films, options=EgmaOptions.of(values), seed=r.recipe["seed"])
    schedule = Schedule(steps=values["shipped_steps"], lr=values["lr"], warmup=30, seed=r.recipe["seed"])
    run(task, schedule, r.folder / "egma", r.say)


def real_films(r: Run) -> None:
    """Cross-fitted members of the CNN on real films (needs the NIH films)."""
    values, folder = r.recipe["real-films"], r.folder / "real-films"
    folder.mkdir(parents=True, exist_ok=True)
    films = load_nih(r.recipe["size_px"])
    folds = patient_folds(films.patients, values["folds"], seed=r.recipe["seed"])
    small = load_small(r.recipe["size_px"], without=films.patients)
    replay = PhantomData(r.bank("train"), limit=3072)
    start = r.state("cxr-cnn-looks", "model")
    places = [n % values["folds"] for n in range(values["folds"] * values["rounds"])]
    for k, fold in enumerate(places):
        target = folder / f"member-{k}.safetensors"
        if target.exists():
            continue
        member = fine_tune(
            start,
            films,
            np.nonzero(folds != fold)[0],
            small=small,
            replay=replay,
            batch=Batch(**values["batch"]),
            steps=values["steps"],
            lr=values["lr"],
            seed=r.recipe["seed"] + k,
            say=r.say,
        )
        save_file({n: v.contiguous().clone() for n, v in member.state_dict().items()}, target)
    left_out = [sorted(set(films.patients[folds == fold].tolist())) for fold in places]
    (folder / "left_out.json").write_text(json.dumps(left_out), "utf-8")


def anatomy(r: Run) -> None:
    """Lungs and heart: the U-Net on phantoms, and on the lungs of real films where they are at hand."""
    values = r.recipe["anatomy"]
    try:
        films = load_hannover(r.recipe["size_px"])
    except DataSetMissing as missing:
        r.say(f"no real films: {missing}")
        real = None
    else:
        real = films.part(np.nonzero(~held_out_patients(films.patients, seed=r.recipe["seed"]))[0])
    folder = r.folder / "anatomy"
    folder.mkdir(parents=True, exist_ok=True)
    rendered = None
    if values["rendered_batch"]:
        try:
            ct = data_folder("ct-chest") / CT
            kept = folder / "rendered.npz"
            rendered = rendered_films(ct, values["rendered"], r.recipe["size_px"], kept)
        except DataSetMissing as missing:
            r.say(f"no films rendered from a CT: {missing}")
    task = AnatomyTask(
        data=AnatomyData(r.bank("train"), values["films"]),
        valid=AnatomyData(r.bank("valid"), 128),
        real=real,
        batch=values["batch"],
        real_batch=values["real_batch"],
        rendered=rendered,
        rendered_batch=values["rendered_batch"],
        seed=r.recipe["seed"],
    )
    patients = sorted(set(real.patients.tolist())) if real is not None else []
    facts = {"trained_on": patients, "rendered_from_ct": 0 if rendered is None else len(rendered.images)}
    (folder / "facts.json").write_text(json.dumps(facts), "utf-8")
    run(task, r.schedule("anatomy", evaluate_every=300), folder, r.say)


def vlm_vision(r: Run) -> None:
    """The Qwen2.5-VL tower, distilled from the CNN's grids that the dual-encoder stage left."""
    grids = np.load(r.folder / "cxr-cnn" / "grids-train.npy", mmap_mode="r")
    task = VisionTask(
        bank=r.bank("train"),
        valid=r.bank("valid"),
        grids=grids,
        grid_seed=r.recipe["seed"],
        tokenizer=r.tokenizer,
        seed=r.recipe["seed"],
    )
    run(
        task,
        r.schedule("vlm-vision", warmup=30, evaluate_every=100, save_every=50),
        r.folder / "vlm-vision",
        r.say,
    )


def vlm_language(r: Run) -> None:
    """Reports from cached visual tokens."""
    values = r.recipe["vlm-language"]
    task = LanguageTask(
        vlm=vlm(r, language=False),
        bank=r.bank("train"),
        valid=r.bank("valid"),
        cache=r.folder / "vlm-vision",
        batch=values["batch"],
        views=values["views"],
        images=values["images"],
        seed=r.recipe["seed"],
        say=r.say,
    )
    run(task, r.schedule("vlm-language", warmup=40, evaluate_every=200), r.folder / "vlm-language", r.say)


def logitgaze(r: Run) -> None:
    """LogitGaze-Med on directed searches: a start without semantics, then with the words of the patches."""
    values = r.recipe["logitgaze"]
    train, valid = path_inputs(r, "train"), path_inputs(r, "valid")
    start = r.folder / "logitgaze-start"
    task = path_task(
        train.controlled("zero", 0), valid.controlled("zero", 1), values | values["start"], r.recipe["seed"]
    )
    begin = Schedule(
        steps=values["start"]["steps"], lr=values["start"]["lr"], warmup=40, seed=r.recipe["seed"]
    )
    run(task, begin, start, r.say)
    task = path_task(train, valid, values, r.recipe["seed"])
    load_module(start, "network", task.network)
    then = Schedule(steps=values["shipped_steps"], lr=values["lr"], warmup=40, seed=r.recipe["seed"])
    run(task, then, r.folder / "logitgaze", r.say)


def gaze_heads(r: Run) -> None:
    """Temporal and U-Net heads on free readings, with predicted readings mixed in."""
    train, valid = features(r, "train"), features(r, "valid")
    task = GazeHeadsTask(
        train=train,
        valid=valid,
        predicted=predicted_readings(r, train),
        batch=r.recipe["gaze-heads"]["batch"],
        seed=r.recipe["seed"],
    )
    run(task, r.schedule("gaze-heads", evaluate_every=300, weight_decay=0.1), r.folder / "gaze-heads", r.say)


def vlm_real(r: Run) -> None:
    """The vision-language model on real films (needs the NIH films)."""
    values = r.recipe["vlm-real"]
    task = RealFilmsTask(
        vlm=_trainable(r),
        replay=PhantomData(r.bank("train")),
        valid=PhantomData(r.bank("valid"), limit=192),
        seed=r.recipe["seed"],
        **{name: values[name] for name in ("films", "small", "phantoms")},
    )
    schedule = Schedule(
        steps=values["steps"], lr=values["lr"], warmup=20, evaluate_every=100, seed=r.recipe["seed"]
    )
    run(task, schedule, r.folder / "vlm-real", r.say)


def _trainable(r: Run) -> VisionLanguageModel:
    """The run's own model of phantoms, or the shipped one."""
    if not (r.folder / "vlm-language").exists():
        return calibrator_arms.base()
    own = vlm(r)
    make_fast(own.core.model.visual)
    return own


def vlm_gaze(r: Run) -> None:
    """How gaze is given to the shipped vision-language model: the arm `full`."""
    model, _ = calibrator_arms.trained("full", r.recipe["seed"], r.folder, r.say)
    model.model.save_pretrained(r.folder / "vlm-gaze" / "adapter", safe_serialization=True)


def film_check(r: Run) -> None:
    """Which films the models can answer (needs the NIH and Hannover films)."""
    task = FilmCheckTask(film_sets(r), batch=r.recipe["film-check"]["batch"], seed=r.recipe["seed"])
    run(task, r.schedule("film-check", warmup=50, evaluate_every=300), r.folder / "film-check", r.say)


STAGES: dict[str, Callable[[Run], None]] = {
    "bank": bank,
    "gaze-bank": gaze_bank,
    "cxr-cnn": cxr_cnn,
    "cxr-cnn-looks": cxr_cnn_looks,
    "dual-encoder": dual_encoder,
    "egma": egma,
    "real-films": real_films,
    "anatomy": anatomy,
    "vlm-vision": vlm_vision,
    "vlm-language": vlm_language,
    "logitgaze": logitgaze,
    "gaze-heads": gaze_heads,
    "vlm-real": vlm_real,
    "vlm-gaze": vlm_gaze,
    "film-check": film_check,
}


# what later stages and publishing need of earlier ones


def film_sets(r: Run) -> FilmSets:
    """The film check's films, kept beside its training state."""
    values, kept = r.recipe["film-check"], r.folder / "film-check" / "films.npz"
    if not kept.exists():
        sets = load_film_sets(
            r.config, phantoms=values["phantoms"], size_px=values["size_px"], seed=r.recipe["seed"]
        )
        kept.parent.mkdir(parents=True, exist_ok=True)
        named: dict[str, Any] = {f"train/{name}": films for name, films in sets.train.items()}
        named |= {f"valid/{name}": films for name, films in sets.valid.items()}
        np.savez(kept, **named)
    with np.load(kept, allow_pickle=False) as stored:
        read = {name: stored[name] for name in stored.files}
    return FilmSets(
        train={name[6:]: films for name, films in read.items() if name.startswith("train/")},
        valid={name[6:]: films for name, films in read.items() if name.startswith("valid/")},
    )


def base_cnn(r: Run) -> CxrCnn:
    model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS)))
    model.load_state_dict(r.state("cxr-cnn-looks", "model"))
    return model.eval()


def members(r: Run) -> list[CxrCnn]:
    """The fine-tuned members, or the phantom CNN alone where no real films were at hand."""
    out = []
    for path in sorted((r.folder / "real-films").glob("member-*.safetensors")):
        model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS)))
        model.load_state_dict(load_file(path))
        out.append(model.eval())
    return out or [base_cnn(r)]


def shipped_encoder() -> DualEncoder:
    """Where a run trained none of its own."""
    found: DualEncoder = load_dual_encoder(local_context()[0], "")[0]
    return found


def encoder(r: Run) -> DualEncoder:
    token = load_tokenizer(r.tokenizer)
    model = build_clip(clip_config(len(token)), stem="hybrid", trunk=CxrCnnConfig())
    model.load_state_dict(r.state("dual-encoder", "model"))
    return DualEncoder(model, token, size_px=r.recipe["size_px"])


def vlm(r: Run, *, language: bool = True) -> VisionLanguageModel:
    token = load_tokenizer(r.tokenizer)
    model = build_vlm(vlm_config(token))
    model.model.visual.load_state_dict(r.state("vlm-vision", "visual"))
    if language:
        model.model.language_model.load_state_dict(r.state("vlm-language", "language"))
        model.tie_weights()
    return VisionLanguageModel(model, token, size_px=r.recipe["size_px"])


def plain_diagnosis(r: Run) -> DiagnosisModel:
    """The image-only part, for cached logits; gaze heads untrained."""
    config = GazeHeadConfig(width=CxrCnnConfig().widths[-1])
    return DiagnosisModel(
        base_cnn(r), members(r), TemporalHead(config), UNetHead(config), {}, [[] for _ in members(r)]
    )


def features(r: Run, split: str) -> GazeFeatures:
    return gaze_features(r.bank(split), r.gaze(split), r.folder / "features", plain_diagnosis(r), say=r.say)


def scan_towers(r: Run) -> Towers:
    """The run's own encoder with its patch head, where it trained one; else the shipped models."""
    if not (r.folder / "dual-encoder").exists():
        return shipped_towers(lens=False)
    own = encoder(r)
    own.patch_head = PatchHead(PatchHeadConfig())
    own.patch_head.load_state_dict(r.state("egma", "head"))
    own.patch_head.eval()
    return Towers(own, plain_diagnosis(r))


def path_inputs(r: Run, split: str) -> PathData:
    films = r.recipe["gaze-bank"][split]
    return path_data(scan_towers(r), r.config, split, films, r.folder, say=r.say)


def predictor(r: Run, inputs: PathData) -> PathPredictor:
    config = PathConfig(visual=inputs.visual.shape[2], semantic=inputs.semantics.shape[2])
    network = PathNetwork(config)
    network.load_state_dict(r.state("logitgaze", "network"))
    return PathPredictor(network, scan_towers(r), setting=Setting(**r.recipe["logitgaze"]["setting"]))


def predicted_readings(r: Run, data: GazeFeatures) -> list[Any]:
    """The predicted reading of each case, from cached features."""
    inputs = path_inputs(r, "train")
    made, size, out = predictor(r, inputs), r.recipe["size_px"], []
    for i in range(len(data.records)):
        memory = made.network.encode(inputs.visual[i : i + 1].float(), inputs.semantics[i : i + 1].float())
        asked = made.predict(memory, list(FINDINGS))
        paths = [as_scanpath(made.mean_path(asked, k), size, size) for k in range(len(FINDINGS))]
        out.append(joined(paths))
    return out
