"""The bundle for macOS: what stands in its Info.plist. Untested: no Mac has built it yet.

On a Mac `installers/build.py` makes RadGaze.app with PyInstaller's BUNDLE and this table; signing and
notarising want an identity of Apple's: codesign --deep --options runtime, then xcrun notarytool submit.
"""

import plistlib

from product import Product

OLDEST = "12.0"
"""Qt 6.10 asks for macOS 12."""


def info(about: Product) -> dict[str, object]:
    return {
        "CFBundleName": about.title,
        "CFBundleDisplayName": about.title,
        "CFBundleIdentifier": about.id,
        "CFBundleShortVersionString": about.version,
        "CFBundleVersion": about.version,
        "CFBundleExecutable": about.program,
        "CFBundlePackageType": "APPL",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "DICOM image",
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeExtensions": ["dcm", "dicom"],
                "LSHandlerRank": "Alternate",
            }
        ],
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.medical",
        "NSHighResolutionCapable": True,
        "NSMicrophoneUsageDescription": "Dictation is recorded in a study only, on a participant's consent.",
        "NSHumanReadableCopyright": f"{about.licence}. {about.research_only}",
    }


def plist(about: Product) -> bytes:
    return plistlib.dumps(info(about))
