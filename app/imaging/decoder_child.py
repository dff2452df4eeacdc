"""Decodes one frame in a process of its own: a codec that aborts, hangs or takes all memory ends here.

Run as a script by `app.imaging.child`; imports nothing of RadGaze. Its arguments are the number of an open
file for the frame (- where it follows on standard input) and modules to import before there is work. On
standard input comes a line of JSON (codec, memory_bytes, cpu_s, arguments of the codec); without it there is
no work. The pixels go to standard output, words to standard error.
"""

import contextlib
import importlib
import json
import os
import sys
from collections.abc import Callable


def main() -> int:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would reserve memory for each core
    place, *modules = sys.argv[1:]
    for name in modules:
        with contextlib.suppress(ImportError):  # said when there is work for it
            importlib.import_module(name)
    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    work = json.loads(line)
    limit(work["memory_bytes"], work["cpu_s"])
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a codec prints is no pixel
    if place == "-":
        frame = sys.stdin.buffer.read()
    else:
        with os.fdopen(int(place), "rb") as file:
            file.seek(0)
            frame = file.read()
    pixels = CODECS[work["codec"]](frame, *work["arguments"])
    with os.fdopen(out, "wb") as stream:
        stream.write(pixels)
    sys.stderr.flush()
    os._exit(0)  # nothing is left to tidy, and somebody waits


def limit(memory_bytes: int, cpu_s: int) -> None:
    """No more memory than this in all, no more CPU time than this from now on."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        cpu_s += round(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError) as error:
        sys.stderr.write(f"no limits: {error}\n")


def openjpeg(frame: bytes) -> bytes:
    """JPEG 2000 and HTJ2K: little endian, 8, 16 or 32 bits a sample by the codestream's precision."""
    from openjpeg.utils import decode_pixel_data

    return bytes(decode_pixel_data(frame, version=2))


def gdcm(frame: bytes, *about: str) -> bytes:
    """about: transfer syntax UID, columns, rows, samples, bits allocated, precision, pixel representation,
    photometric interpretation."""
    import gdcm

    syntax, columns, rows, samples, allocated, precision, signed, photometric = about
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(frame)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((int(columns), int(rows), 1))
    image.SetDataElement(element)
    kind = gdcm.PhotometricInterpretation.GetPIType(photometric)
    image.SetPhotometricInterpretation(gdcm.PhotometricInterpretation(kind))
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(syntax)))
    if int(samples) > 1:
        image.SetPlanarConfiguration(0)
    image.SetPixelFormat(
        gdcm.PixelFormat(int(samples), int(allocated), int(precision), int(precision) - 1, int(signed))
    )
    return bytes(image.GetBuffer().encode("utf-8", "surrogateescape"))


def charls(frame: bytes) -> bytearray:
    """JPEG-LS: little endian, 8 or 16 bits a sample by the codestream's precision."""
    import jpeg_ls

    pixels, _about = jpeg_ls.decode_pixel_data(frame)
    return pixels


CODECS: dict[str, Callable[..., bytes | bytearray]] = {"openjpeg": openjpeg, "gdcm": gdcm, "charls": charls}


if __name__ == "__main__":
    sys.exit(main())
