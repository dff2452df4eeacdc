"""`radgaze phantom --n 20 --out DIR`: films, masks, gaze and reports that a person can look at."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from inference.phantom.config import PhantomConfig


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--n", type=int, default=20, help="number of cases (default 20)")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--size", type=int, default=1024, help="pixels a side (default 1024)")
    parser.add_argument("--seed", type=int, default=0, help="first seed (default 0)")
    parser.add_argument("--config", default="default", help="a world's name or TOML file")
    parser.add_argument("--seeds", type=int, nargs="+", help="exactly these cases instead of --n from --seed")
    parser.add_argument(
        "--ct", type=Path, help="films rendered from this chest CT instead (NIfTI, or a DICOM folder)"
    )
    parser.add_argument("--films-only", action="store_true", help="only OUT/CASE.dcm, no truth beside it")


def run(args: argparse.Namespace) -> int:
    from PIL import Image

    from inference.phantom.case import case, to_uint8
    from inference.phantom.config import PhantomConfigError, load_config
    from inference.phantom.dicom import write_dicom
    from inference.phantom.readings import free_readings

    try:
        config = load_config(args.config)
    except PhantomConfigError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    args.out.mkdir(parents=True, exist_ok=True)
    if args.ct is not None:
        return _from_ct(args, config)
    strip = []
    seeds = args.seeds or list(range(args.seed, args.seed + args.n))
    for seed in seeds:
        c = case(seed, config)
        if args.films_only:
            write_dicom(c, c.render(args.size), args.out / f"{c.id}.dcm")
            continue
        film = c.render(args.size, contrast=True)
        folder = args.out / c.id
        folder.mkdir(exist_ok=True)
        write_dicom(c, film, folder / "film.dcm")
        Image.fromarray(to_uint8(film.image)).save(folder / "film.png")
        for k, finding in enumerate(film.findings):
            name = f"mask-{k}-{finding.name.replace(' ', '-')}.png"
            Image.fromarray(finding.mask.astype(np.uint8) * 255).save(folder / name)
        readings = free_readings(c, film)
        for who, reading in readings.items():
            p = reading.scanpath
            lines = ["onset_ms,duration_ms,x_px,y_px"] + [
                f"{o:.0f},{d:.0f},{x:.1f},{y:.1f}"
                for o, d, x, y in zip(p.onset_ms, p.duration_ms, p.x_px, p.y_px, strict=True)
            ]
            (folder / f"gaze-{who}.csv").write_text("\n".join(lines) + "\n", "utf-8")
            spoken = [f"{a:.0f},{b:.0f},{word}" for a, b, word in reading.words]
            (folder / f"dictation-{who}.csv").write_text(
                "\n".join(["onset_ms,offset_ms,word", *spoken]) + "\n", "utf-8"
            )
        (folder / "report.txt").write_text(c.report.text + "\n", "utf-8")
        truth = {
            "id": c.id,
            "seed": c.seed,
            "world": config.name,
            "split": c.split,
            "attributes": c.attributes,
            "labels": c.labels,
            "pixel_mm": film.pixel_mm,
            "report_style": c.report.style,
            "findings": [
                {
                    "name": f.name,
                    "kind": f.kind,
                    "side": f.side,
                    "level": f.level,
                    "severity": f.severity,
                    "box": f.box,
                    "contrast_to_noise": f.contrast_to_noise,
                    "detectability": f.detectability,
                }
                for f in film.findings
            ],
            "readers": {who: {str(i): s for i, s in r.status.items()} for who, r in readings.items()},
        }
        (folder / "truth.json").write_text(json.dumps(truth, indent=1), "utf-8")
        strip.append(Image.fromarray(to_uint8(film.image)).resize((256, 256)))
        sys.stderr.write(f"{c.id}: {', '.join(n for n, v in c.labels.items() if v) or 'normal'}\n")
    if args.films_only:
        sys.stdout.write(f"{len(seeds)} films in {args.out}\n")
        return 0
    columns = min(5, len(strip))
    sheet = Image.new("L", (256 * columns, 256 * -(-len(strip) // columns)))
    for k, film_small in enumerate(strip):
        sheet.paste(film_small, (256 * (k % columns), 256 * (k // columns)))
    sheet.save(args.out / "contact-sheet.png")
    sys.stdout.write(f"{len(seeds)} cases in {args.out}; contact-sheet.png shows them all\n")
    return 0


def _from_ct(args: argparse.Namespace, config: PhantomConfig) -> int:
    """OUT/ct-SEED.png, and ct-SEED-lungs.png: mm of lung along each ray, right in red and left in green."""
    from PIL import Image

    from inference.phantom.case import to_uint8
    from inference.phantom.ct import CtError, load_ct, render_ct

    try:
        ct = load_ct(args.ct)
    except CtError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    seeds = args.seeds or list(range(args.seed, args.seed + args.n))
    for seed in seeds:
        film = render_ct(ct, seed, args.size, config)
        Image.fromarray(to_uint8(film.image)).save(args.out / f"ct-{seed:04d}.png")
        millimetres = np.clip(film.lungs * 10, 0, 255).astype(np.uint8)
        shown = np.stack([*millimetres, np.zeros_like(millimetres[0])], axis=-1)
        Image.fromarray(shown).save(args.out / f"ct-{seed:04d}-lungs.png")
    sys.stdout.write(f"{len(seeds)} films of one CT in {args.out}\n")
    return 0
