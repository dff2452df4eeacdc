"""Reads mutated files one after the other and reports what must not happen.

That is another error than ours, more memory than allowed, too much time. Run by test_reader.py in processes
of their own; a line before each input says which. CPU time is what counts, so that a busy machine finds
nothing that is not there. An input that does not end is ended by the kernel (SIGXCPU) and shows as this
process's death.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from inputs import mutated, seeds

from app.imaging.errors import ImageReadError, UnsupportedImage
from app.imaging.pixels import presented_image
from app.imaging.presentation_state import apply_presentation_state, read_presentation_state
from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph

HANG_S = 2.0
TIMES = 4
SLACK_BYTES = 24 << 20
"""What Python and the codecs take besides: arenas, imports, tables of 65,536 entries."""


def reading(film: Radiograph) -> Callable[[Path], None]:
    """What the window does with a file; a presentation state is applied to `film`."""

    def read(path: Path) -> None:
        try:
            shown = read_radiograph(path)
        except UnsupportedImage:
            shown = apply_presentation_state(film, read_presentation_state(path))
        presented_image(shown)

    return read


def watched(
    target: Callable[[Path], None],
    inputs: Iterable[tuple[int, str, bytes]],
    path: Path,
    *,
    hang_s: float = HANG_S,
) -> dict[str, int]:
    """Give each input to the target and say on standard output what must not have happened."""
    said = {"shown": 0, "refused": 0}
    for number, name, data in inputs:
        path.write_bytes(data)
        _say(f"at {number} {name}")
        most = TIMES * max(len(data), _declared_bytes(path)) + SLACK_BYTES
        before, began = _peak_bytes(anew=True), time.process_time()
        _limit_cpu(began + 2 * hang_s + 1)
        try:
            target(path)
            said["shown"] += 1
        except ImageReadError:
            said["refused"] += 1
        except Exception as error:  # noqa: BLE001 - the finding
            _say(f"finding {number} {name}: {type(error).__name__}: {' '.join(str(error).split())}")
        took, grown = time.process_time() - began, _peak_bytes() - before
        if took > hang_s:
            _say(f"finding {number} {name}: {took:.1f} s of CPU")
        if grown > most:
            _say(f"finding {number} {name}: {grown >> 20} MiB for {len(data)} bytes")
    return said


def _declared_bytes(path: Path) -> int:
    """The pixels that the header declares, 2 bytes each; 0 where it cannot be read."""
    import pydicom
    from PIL import Image

    try:
        header = pydicom.dcmread(path, force=True, specific_tags=["Rows", "Columns"])
        if "Rows" in header:
            return int(header.Rows or 0) * int(header.get("Columns") or 0) * 2
        with Image.open(path) as film:  # reads the header only
            return film.width * film.height * 2
    except Exception:  # noqa: BLE001 - damaged: then only the file counts
        return 0


def _peak_bytes(*, anew: bool = False) -> int:
    """The most memory that was resident; anew: from now on. (The peak of `getrusage` begins with that of the
    program which started this one, and never falls.)"""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def _limit_cpu(seconds: float) -> None:
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, hard))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _guided(read: Callable[[Path], None], path: Path) -> None:
    """Atheris runs until it finds something or is stopped."""
    import atheris

    def target(data: bytes) -> None:
        path.write_bytes(data)
        with contextlib.suppress(ImageReadError):
            read(path)

    atheris.Setup(sys.argv[:1], target)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="write input --from to this file, and read nothing")
    parser.add_argument("--atheris", action="store_true", help="let coverage guide the inputs")
    args = parser.parse_args()
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory(prefix="radgaze-fuzz-") as folder:
        files = seeds(Path(folder))
        if args.keep:
            args.keep.write_bytes(mutated(args.first, files)[1])
            return 0
        path = Path(folder) / "input.bin"
        path.write_bytes(files["explicit"])
        read = reading(read_radiograph(path))
        for data in files.values():  # every codec is imported before memory is counted
            path.write_bytes(data)
            read(path)
        if args.atheris:
            _guided(read, path)
            return 0
        numbers = range(args.first, args.first + args.count)
        said = watched(read, ((number, *mutated(number, files)) for number in numbers), path)
        _say(f"done {said['shown']} shown {said['refused']} refused")
    return 0


if __name__ == "__main__":
    sys.exit(main())
