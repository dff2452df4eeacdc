"""The files of a Debian package beside the program, made from `product` and what Qt wants of a system."""

import re
import time
from email.utils import formatdate
from pathlib import Path
from xml.sax.saxutils import escape

from bootstrap import QT_LIBRARIES
from product import ROOT, Product

PACKAGE_FOLDER = "usr/lib/radgaze"
MIME_TYPES = ("application/dicom", "image/png", "image/jpeg")
CATEGORIES = ("Science", "MedicalSoftware")
KEYWORDS = ("radiology", "radiograph", "DICOM", "eye tracking", "gaze", "explanation")
RECOMMENDED = ("fonts-noto-cjk", "xdg-utils")
ABOUT = (
    "RadGaze shows chest radiographs as the DICOM standard asks, records where the reader looks through an "
    "eye tracker or the mouse, and lays beside it what models see, where they expect a reader to look, and "
    "what they would report.",
    "Nothing leaves the machine unless an archive is set up. Gaze is recorded only on consent. Models run in "
    "a process of their own, in an environment that a worker kit installs.",
)


def desktop_file(about: Product) -> str:
    lines = {
        "Type": "Application",
        "Name": about.title,
        "GenericName": "Radiology Workstation",
        "Comment": about.description,
        "Exec": f"{about.program} view %f",
        "TryExec": about.program,
        "Icon": about.program,
        "Terminal": "false",
        "Categories": ";".join(CATEGORIES) + ";",
        "MimeType": ";".join(MIME_TYPES) + ";",
        "Keywords": ";".join(KEYWORDS) + ";",
        "StartupNotify": "true",
        "StartupWMClass": about.program,
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in lines.items())


def metainfo(about: Product, day: str) -> str:
    """AppStream data. day: of the release, as 2026-11-30."""
    paragraphs = "\n".join(f"    <p>{escape(text)}</p>" for text in (*ABOUT, about.research_only))
    keywords = "".join(f"<keyword>{word}</keyword>" for word in KEYWORDS)
    types = "".join(f"<mediatype>{kind}</mediatype>" for kind in MIME_TYPES)
    categories = "".join(f"<category>{name}</category>" for name in CATEGORIES)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{about.id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>{about.licence}</project_license>
  <name>{about.title}</name>
  <summary>{escape(about.description)}</summary>
  <developer id="org.radgaze"><name>{escape(about.maintainer.partition(" <")[0])}</name></developer>
  <description>
{paragraphs}
  </description>
  <launchable type="desktop-id">{about.program}.desktop</launchable>
  <icon type="stock">{about.program}</icon>
  <categories>{categories}</categories>
  <keywords>{keywords}</keywords>
  <provides><binary>{about.program}</binary>{types}</provides>
  <supports><control>pointing</control><control>keyboard</control></supports>
  <content_rating type="oars-1.1"/>
  <releases><release version="{about.version}" date="{day}"/></releases>
</component>
"""


def control(about: Product, *, installed_kib: int, libc: str, architecture: str = "amd64") -> str:
    """libc: the oldest glibc that the files in the package accept, as "2.34"."""
    needs = [f"libc6 (>= {libc})", *sorted(set(QT_LIBRARIES.values()))]
    words = [*ABOUT, about.research_only]
    text = "\n .\n".join("\n".join(f" {line}" for line in wrapped(part)) for part in words)
    return f"""Package: {about.program}
Version: {about.version}
Architecture: {architecture}
Maintainer: {about.maintainer}
Installed-Size: {installed_kib}
Depends: {", ".join(needs)}
Recommends: {", ".join(RECOMMENDED)}
Section: science
Priority: optional
Description: {summary(about)}
{text}
"""


def summary(about: Product) -> str:
    """Of one line without article, as Debian's policy (3.4.1) wants it."""
    return re.sub(r"^(A|An|The) ", "", about.description)


def wrapped(text: str, width: int = 76) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def copyright_file(about: Product) -> str:
    """DEP-5; the notices of what is bundled lie beside it."""
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {about.title}
Comment: What is bundled, and under which licences: /usr/lib/radgaze/_internal/THIRD_PARTY_NOTICES.md

Files: *
Copyright: {time.strftime("%Y")} {about.maintainer.partition(" <")[0]}
License: {about.licence}
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
"""


def changelog(about: Product, seconds: float) -> str:
    return f"""{about.program} ({about.version}) stable; urgency=medium

  * See CHANGELOG.md.

 -- {about.maintainer}  {formatdate(seconds)}
"""


def man_page(about: Product, commands: list[tuple[str, str]]) -> str:
    """commands: name, what it does (`app.cli.COMMANDS`)."""
    rows = "".join(f".TP\n.B {name}\n{plain(text)}\n" for name, text in commands)
    return f""".TH RADGAZE 1 "" "{about.title} {about.version}" "User commands"
.SH NAME
{about.program} \\- {plain(summary(about))}
.SH SYNOPSIS
.B {about.program}
[\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR]
.SH DESCRIPTION
{plain(ABOUT[0])}
Without a command the window opens. {plain(about.research_only)}
.SH COMMANDS
{rows}.SH ENVIRONMENT
.TP
.B RADGAZE_HOME
One folder for settings and data, in place of those of the desktop's standard.
.SH FILES
.TP
.I /etc/radgaze/settings.toml
What a site has chosen for its users; a user's own settings come before it.
.TP
.I ~/.config/radgaze/settings.toml
What a user has chosen.
.TP
.I ~/.local/share/radgaze
Studies, recordings, reports and models; removing the package leaves it.
"""


def plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("-", "\\-")


LINTIAN = """# RadGaze brings its own Python and Qt: one folder that is tested as a whole.
radgaze: embedded-library
radgaze: shared-library-lacks-prerequisites
radgaze: unstripped-binary-or-object
radgaze: library-not-linked-against-libc
radgaze: custom-library-search-path
radgaze: executable-stack-in-shared-library
radgaze: shared-library-is-executable
radgaze: spelling-error-in-binary
radgaze: statically-linked-binary
radgaze: groff-message
# They lie beside the modules that read them.
radgaze: package-contains-documentation-outside-usr-share-doc
radgaze: extra-license-file
radgaze: font-in-non-font-package
radgaze: duplicate-font-file
radgaze: image-file-in-usr-lib
radgaze: no-manual-page
radgaze: repeated-path-segment
# It is made by its developers, and is in no archive of a distribution.
radgaze: initial-upload-closes-no-bugs
radgaze: bugs-field-does-not-refer-to-debian-infrastructure
"""


def glibc_of(folder: Path) -> str:
    """The newest glibc version that a file below `folder` asks for."""
    newest = (2, 17)
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and (".so" in path.name or not path.suffix):
            found = re.findall(rb"GLIBC_(\d+)\.(\d+)\0", path.read_bytes())
            newest = max([newest, *((int(a), int(b)) for a, b in found)])
    return f"{newest[0]}.{newest[1]}"


def shared_files(about: Product, *, commands: list[tuple[str, str]], seconds: float) -> dict[str, str]:
    """Path in the package -> text, of what does not belong to the program itself."""
    share = "usr/share"
    return {
        f"{share}/applications/{about.program}.desktop": desktop_file(about),
        f"{share}/metainfo/{about.id}.metainfo.xml": metainfo(
            about, time.strftime("%Y-%m-%d", time.gmtime(seconds))
        ),
        f"{share}/icons/hicolor/scalable/apps/{about.program}.svg": (
            ROOT / "resources/icons/radgaze.svg"
        ).read_text("utf-8"),
        f"{share}/doc/{about.program}/copyright": copyright_file(about),
        f"{share}/lintian/overrides/{about.program}": LINTIAN,
        f"{share}/man/man1/{about.program}.1": man_page(about, commands),
        f"{share}/doc/{about.program}/changelog": changelog(about, seconds),
    }
