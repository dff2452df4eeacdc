"""A drawing whose parts move, as GIF, WebM or MP4. GIF needs nothing; the others an ffmpeg on the PATH, of
which none is bundled (the usual builds are GPL)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.figure.drawing import Drawing, FigureError, figure_of

MOVING = (".gif", ".webm", ".mp4")
FPS, STANDS_S = 10, 1.5
"""STANDS_S: how long the last picture stands before a film begins again."""
CODECS = {".webm": ("libvpx-vp9",), ".mp4": ("libx264", "mpeg4")}
"""The first that the ffmpeg has."""


def save_film(drawing: Drawing, path: Path, say: Callable[[str], None]) -> None:
    """Raises FigureError where nothing moves, or no ffmpeg is there or it fails; OSError."""
    if not drawing.moves_s:
        raise FigureError("Nothing moves in this figure: save it as .png, .svg or .pdf.")
    kind = path.suffix.lower()
    tool = shutil.which("ffmpeg")
    if kind != ".gif" and tool is None:
        raise FigureError(f"{path.name}: there is no ffmpeg on the PATH. Install one, or save a .gif.")
    frames = _frames(drawing, say)
    part = path.with_name(f".{path.stem}.part{kind}")  # a film that was broken off is none
    try:
        if kind == ".gif":
            _gif(frames, part)
        else:
            _encoded(frames, part, str(tool), CODECS[kind])
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _frames(drawing: Drawing, say: Callable[[str], None]) -> list[NDArray[np.uint8]]:
    count, out = max(2, round(drawing.moves_s * FPS)), []
    for k in range(count):
        figure = figure_of(drawing, k / (count - 1))
        figure.set_dpi(120)
        figure.canvas.draw()
        picture = np.asarray(figure.canvas.buffer_rgba())[..., :3]
        out.append(
            picture[: picture.shape[0] // 2 * 2, : picture.shape[1] // 2 * 2].copy()
        )  # codecs ask for even
        if k % FPS == 0:
            say(f"picture {k + 1} of {count}")
    return out + [out[-1]] * round(STANDS_S * FPS)


def _gif(frames: list[NDArray[np.uint8]], path: Path) -> None:
    from PIL import Image

    # One palette, that of the end, where all is drawn: what stands still is then stored once.
    colours = Image.fromarray(frames[-1]).quantize(128)
    still = Image.Dither.NONE
    first, *rest = (Image.fromarray(f).quantize(palette=colours, dither=still) for f in frames)
    first.save(path, save_all=True, append_images=rest, duration=1000 // FPS, loop=0, optimize=False)


def _encoded(frames: list[NDArray[np.uint8]], path: Path, tool: str, codecs: tuple[str, ...]) -> None:
    known = subprocess.run([tool, "-hide_banner", "-encoders"], capture_output=True, text=True, check=False)
    codec = next((c for c in codecs if f" {c} " in known.stdout), None)
    if codec is None:
        raise FigureError(f"{path.suffix} film: this ffmpeg has none of {', '.join(codecs)}. Save a .gif.")
    height, width = frames[0].shape[:2]
    given = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(FPS), "-i", "-"]
    command = [tool, "-y", "-loglevel", "error", *given, "-c:v", codec, "-pix_fmt", "yuv420p", str(path)]
    done = subprocess.run(
        command, input=b"".join(f.tobytes() for f in frames), capture_output=True, check=False
    )
    if done.returncode:
        raise FigureError(
            f"{path.suffix} film: ffmpeg failed: {done.stderr.decode(errors='replace').strip()[-400:]}"
        )
