"""`radgaze export`: readings and studies for others, as DICOM objects or as a dataset in a published
layout."""

from __future__ import annotations

import argparse

from app.export.collections.formats import FORMATS
from app.study.export_cli import add_dataset_arguments, export_collection

DICOM = "dicom"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from app.export.dicom import cli as dicom

    dicom.add_arguments(parser)
    parser.add_argument(
        "--format",
        choices=(DICOM, *FORMATS),
        default=DICOM,
        help="dicom (default): a study of the library; the others: the folder of a collection study",
    )
    add_dataset_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if args.format == DICOM:
        from app.export.dicom import cli as dicom

        return dicom.run(args)
    return export_collection(args)
