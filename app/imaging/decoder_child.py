"""Decodes frames, each in a process of its own: a codec that aborts, hangs or takes all memory ends there.

Run as a script by `app.imaging.decoder_processes`; imports nothing of RadGaze. What is to be done is said in
JSON: codec, memory_bytes, cpu_s, arguments of the codec.

once MODULE...: imports the modules, then waits for a line of that and the frame on standard input. Pixels go
to standard output, words to standard error. Without a line there is no work.

serve SOCKET MODULE...: imports the modules; then each message on that socket is work, with three open files:
of the frame, for the pixels, and a pipe for words. A fork of this process decodes; its number is the answer.
When it has ended, its exit code (negative: a signal) follows its words, on a line of its own. The end of the
socket is the end of the process.
"""

import contextlib
import importlib
import io
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

LONGEST_MESSAGE = 4096


def main() -> int:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would reserve memory for each core
    how, *rest = sys.argv[1:]
    if how == "serve":
        return serve(socket.socket(fileno=int(rest[0])), rest[1:])
    return once(rest)


def once(modules: Sequence[str]) -> int:
    load(modules)
    line = sys.stdin.buffer.readline()
    if not line:
        return 0
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a codec prints is no pixel
    decode(json.loads(line), sys.stdin.buffer.read, out)
    sys.stderr.flush()
    os._exit(0)  # nothing is left to tidy, and somebody waits


def serve(client: socket.socket, modules: Sequence[str]) -> int:
    load(modules)
    words_of: dict[int, int] = {}

    def reap() -> None:
        while words_of:
            number, status = os.waitpid(-1, os.WNOHANG)
            if not number:
                return
            words = words_of.pop(number)
            with contextlib.suppress(BrokenPipeError):  # nobody waits for it any longer
                os.write(words, f"\n{os.waitstatus_to_exitcode(status)}".encode())
            os.close(words)

    # a handler in Python would wait for the next message where the signal comes just before `recv`
    ended, tell = os.pipe()
    os.set_blocking(ended, False)
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for the program, whose end is ours
    while True:
        ready, _, _ = select.select([client.fileno(), ended], [], [])
        if ended in ready:
            os.read(ended, LONGEST_MESSAGE)
            reap()
        if client.fileno() not in ready:
            continue
        work, files, _flags, _address = socket.recv_fds(client, LONGEST_MESSAGE, 3)
        if not work:
            return 0
        frame, pixels, words = files
        number = os.fork()
        if not number:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            client.close()
            os.close(ended)
            os.close(tell)
            for other in words_of.values():
                os.close(other)  # its end is what somebody waits for
            answer(json.loads(work), frame, pixels, words)
        words_of[number] = words
        os.close(frame)
        os.close(pixels)
        client.sendall(number.to_bytes(8, "little"))


def answer(work: dict[str, Any], frame: int, pixels: int, words: int) -> None:
    """One frame, in the fork. It ends here, whatever happens."""
    os.dup2(words, 1)  # whatever a codec prints is no pixel
    os.dup2(words, 2)
    os.close(words)

    def read() -> bytes:
        with os.fdopen(frame, "rb") as file:
            file.seek(0)
            return file.read()

    code = 1
    try:
        decode(work, read, pixels)
        code = 0
    except BaseException:  # noqa: BLE001 - nothing of it may go back to where the next frame is waited for
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def load(modules: Sequence[str]) -> None:
    for name in modules:
        with contextlib.suppress(ImportError):  # said when there is work for it
            importlib.import_module(name)


def decode(work: dict[str, Any], read: Callable[[], bytes], out: int) -> None:
    limit(work["memory_bytes"], work["cpu_s"])
    pixels = CODECS[work["codec"]](read(), *work["arguments"])
    with os.fdopen(out, "wb", buffering=0) as stream:
        for part in pixels if isinstance(pixels, list) else [pixels]:
            left = memoryview(part).cast("B")
            while left:
                left = left[stream.write(left) :]


def limit(memory_bytes: int, cpu_s: int) -> None:
    """No more memory than this in all, no more CPU time than this from now on."""
    if resource is None:
        return
    try:
        used = resource.getrusage(resource.RUSAGE_SELF)
        cpu_s += round(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError) as error:
        sys.stderr.write(f"no limits: {error}\n")


def openjpeg(frame: bytes) -> bytes:
    """JPEG 2000 and HTJ2K: little endian, 8, 16 or 32 bits a sample by the codestream's precision."""
    from openjpeg.utils import decode_pixel_data

    try:
        return bytes(decode_pixel_data(frame, version=2))
    except RuntimeError:
        plain = unfilled(frame)
        if plain == frame:
            raise
        return bytes(decode_pixel_data(plain, version=2))


def unfilled(frame: bytes) -> bytes:
    """The frame without the zeros that some encoders write before its end marker."""
    end = frame.rfind(b"\xff\xd9")
    return frame[:end].rstrip(b"\0\xff") + b"\xff\xd9" if end >= 0 else frame


def gdcm(frame: bytes, *about: str) -> bytes:
    """about: transfer syntax UID, columns, rows, samples, bits allocated, precision, pixel representation,
    photometric interpretation. Raises ValueError."""
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
    pixels = image.GetBuffer()
    if pixels is None:
        raise ValueError("GDCM cannot decode the frame")
    return bytes(pixels.encode("utf-8", "surrogateescape"))


def charls(frame: bytes) -> bytes | bytearray:
    """JPEG-LS: little endian, 8 or 16 bits a sample by the codestream's precision, the samples of a pixel
    together."""
    import jpeg_ls

    try:
        pixels, about = jpeg_ls.decode_pixel_data(frame)
    except RuntimeError:
        plain = unfilled(frame)
        if plain == frame:
            raise
        pixels, about = jpeg_ls.decode_pixel_data(plain)
    if about["components"] == 1 or about["interleave_mode"] != 0:
        out: bytes | bytearray = pixels
        return out
    import numpy as np

    kind = np.uint8 if about["bits_per_sample"] <= 8 else np.uint16
    return np.frombuffer(pixels, kind).reshape(about["components"], -1).T.tobytes()


def pillow(frame: bytes) -> bytes:
    """JPEG baseline: 8 bits a sample, the samples of a pixel together; colours as they are in the frame."""
    from PIL import Image

    image = Image.open(io.BytesIO(frame), formats=("JPEG",))
    names = bytes(component[0] for component in getattr(image, "layer", ()))
    rgb = names == b"RGB" and "jfif" not in image.info  # to libjpeg
    if "adobe_transform" not in image.info and not rgb:  # without that mark Pillow takes RGB for YCbCr
        image.draft("YCbCr", image.size)
    pixels = image.tobytes()
    print_damage(frame)
    return pixels


def print_damage(jpeg: bytes) -> None:
    """What libjpeg has to say of a JPEG's bytes, as GDCM prints it; Pillow keeps it to itself. An eighth of
    the size is decoded: what is coded is read to its end all the same."""
    import simplejpeg

    try:
        simplejpeg.decode_jpeg(jpeg, "GRAY", min_height=1, min_width=1, min_factor=8)
    except ValueError as error:  # also for colours that it does not turn into grey
        sys.stderr.write(f"{error}\n")


def raster(file: bytes, kind: str) -> list[Any]:
    """A whole PNG or JPEG file, upright. First a line of JSON, as long as a multiple of 8: mode (L: 8 bits,
    I: 16 bits, little endian, RGB: 8 bits, the samples of a pixel together), size (width, height), was: the
    file's own mode, notes; then the pixels. Equal channels are one."""
    import warnings

    import numpy as np
    from PIL import Image, ImageOps

    notes = []
    if kind == "PNG":
        check_chunks(file)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with Image.open(io.BytesIO(file), formats=(kind,)) as image:
            turned = ImageOps.exif_transpose(image)
            if kind == "JPEG":
                print_damage(file)
            if image.getexif().get(0x0112, 1) not in (0, 1):
                notes.append("turned as its EXIF orientation says")
    was, mode = turned.mode, "L"
    pixels: Any
    if was.startswith("I"):
        mode, pixels = "I", np.asarray(turned)
        if pixels.dtype != np.uint16:
            pixels = np.clip(pixels, 0, 65535).astype("<u2")
    elif was in ("L", "1") or (was == "P" and is_grey(turned)):
        pixels = np.asarray(turned if was == "L" else turned.convert("L"))
    else:
        if was in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in turned.info:
            turned = turned.convert("RGBA")
            if np.asarray(turned.getchannel("A")).min() < 255:
                notes.append("it has transparent parts, shown on black")
                turned = Image.alpha_composite(Image.new("RGBA", turned.size, (0, 0, 0, 255)), turned)
        turned = turned.convert("RGB")
        pixels = np.asarray(turned)
        red, green, blue = (pixels[..., channel] for channel in range(3))
        if np.array_equal(red, green) and np.array_equal(green, blue):
            pixels = np.ascontiguousarray(red)
        else:
            notes.append("a colour image, shown as its luminance")
            mode = "RGB"
    notes += dict.fromkeys(" ".join(str(warning.message).split())[:200] for warning in caught)
    about = json.dumps({"mode": mode, "size": turned.size, "was": was, "notes": notes}).encode()
    return [about.ljust(-(-(len(about) + 1) // 8) * 8 - 1) + b"\n", pixels]


def check_chunks(png: bytes) -> None:
    """PNG (ISO/IEC 15948 5.3): every critical chunk has a checksum, which Pillow does not ask for its
    picture. Raises ValueError naming the chunk whose bytes do not fit its own."""
    import struct
    import zlib

    at = 8
    while at + 12 <= len(png):
        length, name = struct.unpack_from(">I4s", png, at)
        end = at + 12 + length
        if end > len(png):
            return  # cut off, which Pillow says
        sum_of_it = zlib.crc32(memoryview(png)[at + 4 : end - 4])
        if name[:1].isupper() and sum_of_it != int.from_bytes(png[end - 4 : end], "big"):
            raise ValueError(f"its chunk {name.decode('latin-1')!r} is damaged (the checksum does not fit)")
        at = end


def is_grey(image: Any) -> bool:
    """Whether a picture with a palette is of greys alone, none of them transparent."""
    palette = image.getpalette("RGB")
    return "transparency" not in image.info and palette[::3] == palette[1::3] == palette[2::3]


def rle(frame: bytes, *about: str) -> bytes | bytearray:
    """RLE: little endian, plane by plane. about: rows, columns, samples, bits allocated.

    pylibjpeg-rle panics where a segment holds more than the image needs; pydicom is ten times slower, and
    leaves that out.
    """
    rows, columns, samples, allocated = map(int, about)
    try:
        from rle.utils import decode_frame

        out: bytes | bytearray = decode_frame(frame, rows * columns, allocated, "<")
        return out
    except BaseException:  # noqa: BLE001 - the panic is no Exception
        from pydicom.encaps import encapsulate
        from pydicom.pixels.decoders import RLELosslessDecoder

        pixels, _properties = RLELosslessDecoder.as_buffer(
            encapsulate([frame]),
            decoding_plugin="pydicom",
            rows=rows,
            columns=columns,
            samples_per_pixel=samples,
            bits_allocated=allocated,
            bits_stored=allocated,
            number_of_frames=1,
            pixel_representation=0,
            photometric_interpretation="MONOCHROME2" if samples == 1 else "RGB",
            planar_configuration=1,
            pixel_keyword="PixelData",
        )
        return bytes(pixels)


CODECS: dict[str, Callable[..., Any]] = {
    function.__name__: function for function in (openjpeg, gdcm, charls, pillow, rle, raster)
}


if __name__ == "__main__":
    sys.exit(main())
