"""Decodes one frame in a process of its own: a codec that aborts, hangs or takes all memory ends here.

Run as a script by `app.imaging.child`; imports nothing of RadGaze. The frame comes on standard input, the
pixels go to standard output, words to standard error. Arguments: codec, memory in bytes, CPU seconds, then
what the codec needs.
"""

import os
import sys


def main() -> int:
    codec, memory_bytes, cpu_s = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError) as error:
        sys.stderr.write(f"no limits: {error}\n")
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a codec prints is no pixel
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would reserve memory for each core
    pixels = CODECS[codec](sys.stdin.buffer.read(), *sys.argv[4:])
    with os.fdopen(out, "wb") as stream:
        stream.write(pixels)
    return 0


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


def charls(frame: bytes) -> bytes:
    """JPEG-LS: little endian, 8 or 16 bits a sample by the codestream's precision."""
    import jpeg_ls

    pixels, _about = jpeg_ls.decode_pixel_data(frame)
    return bytes(pixels)


CODECS = {"openjpeg": openjpeg, "gdcm": gdcm, "charls": charls}


if __name__ == "__main__":
    sys.exit(main())
