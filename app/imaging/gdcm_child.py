"""Decodes one frame with GDCM in a process of its own: GDCM aborts the process on some damaged frames.

Run as a script by `app.imaging.decoders`; imports nothing of RadGaze. The frame comes on standard input, the
pixels go to standard output, words to standard error. Arguments: transfer syntax UID, columns, rows, samples,
bits allocated, precision, pixel representation, photometric interpretation.
"""

import os
import sys

MEMORY_BYTES = 3 << 30
CPU_SECONDS = 60


def main() -> int:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError) as error:
        sys.stderr.write(f"no limits: {error}\n")
    out = os.dup(1)
    os.dup2(2, 1)  # whatever GDCM prints is no pixel
    import gdcm

    syntax, columns, rows, samples, allocated, precision, signed, photometric = sys.argv[1:]
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(sys.stdin.buffer.read())
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
    pixels = image.GetBuffer().encode("utf-8", "surrogateescape")
    with os.fdopen(out, "wb") as stream:
        stream.write(pixels)
    return 0


if __name__ == "__main__":
    sys.exit(main())
