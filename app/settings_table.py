"""What a reader may set, as data: title, unit, range, and where it stands in settings.toml.

The settings window is made from these rows; a value that cannot be is refused with the field's name and a way
out. What the window keeps for itself (geometry, widths, the consent that was agreed to) is not here.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.library.pacs.node import PacsNode
from app.settings import Settings
from inference.remote.address import Address, AddressError

Kind = Literal["text", "number", "whole", "switch", "choice", "file", "program", "folders", "words"]
Entered = str | bool
"""What stands in a field, or whether a switch is on."""
Takes = Literal["", "the next start", "the next recording"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One setting. key: its path in settings.toml. unit: of numbers. least, most: its range, both ends
    allowed. choices: value -> words. empty: what an empty field stands for, in words; then the value is
    `when_empty`. takes: from when on it counts, "" for at once. also: a problem that the range does not tell.
    """

    key: str
    title: str
    kind: Kind
    hint: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    choices: dict[Any, str] = field(default_factory=dict)
    empty: str = ""
    when_empty: Any = None
    takes: Takes = ""
    also: Callable[[str], str] | None = None

    @property
    def label(self) -> str:
        return f"{self.title}, {self.unit}" if self.unit else self.title


@dataclass(frozen=True, kw_only=True)
class Page:
    """Rows that belong together. about: a sentence over them."""

    id: str
    title: str
    about: str = ""
    rows: tuple[Row, ...] = ()


def matching(text: str, translated: Callable[[str], str] = str) -> dict[str, list[str]]:
    """Pages and keys of the rows in which every word of `text` stands, by page id; the page's own title and
    sentence count for all of its rows. translated: the words as they are shown."""
    words = text.casefold().split()
    found = {}
    for page in PAGES:
        about = [page.title, page.about]
        keys = []
        for row in page.rows:
            shown = [*about, row.title, row.hint, row.empty, *map(str, row.choices.values()), row.unit]
            where = " ".join([row.key, *(translated(part) for part in shown if part)]).casefold()
            if all(word in where for word in words):
                keys.append(row.key)
        if keys:
            found[page.id] = keys
    return found


class Refused(ValueError):
    """A value that a setting does not take. row; reason and way_out are sentences."""

    def __init__(self, row: Row, reason: str, way_out: str = "") -> None:
        self.row, self.reason, self.way_out = row, reason, way_out
        super().__init__(f"{row.title}: {reason} {way_out}".strip())


def value_of(settings: msgspec.Struct, row: Row) -> Any:
    """What is set now."""
    found: Any = settings
    for name in row.key.split("."):
        found = getattr(found, name)
    return found


def words_of(settings: msgspec.Struct, row: Row) -> str:
    """The same as it stands in a field."""
    value = value_of(settings, row)
    if row.empty and value == row.when_empty:
        return ""
    if row.kind == "choice":
        return str(value)
    if row.kind in ("folders", "words"):
        return "\n".join(value) if row.kind == "folders" else ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def put(settings: msgspec.Struct, row: Row, text: Entered) -> bool:
    """Set what was entered; True where that is another value than before. Raises Refused, having set
    nothing."""
    value = parsed(row, text)
    if value == value_of(settings, row):
        return False
    *way, last = row.key.split(".")
    at: Any = settings
    for name in way:
        at = getattr(at, name)
    setattr(at, last, value)
    return True


def parsed(row: Row, text: Entered) -> Any:
    """The value of what was entered. Raises Refused."""
    if isinstance(text, bool):
        return text
    text = text.strip()
    if not text and row.empty:
        return row.when_empty
    value: Any = text
    if row.kind in ("number", "whole"):
        value = _number(row, text)
    elif row.kind == "choice":
        value = _chosen(row, text)
    elif row.kind in ("folders", "words"):
        value = _several(row, text)
    elif row.kind in ("file", "program"):
        value = _path(row, text)
    if row.also is not None and (problem := row.also(text)):
        raise Refused(row, problem)
    return value


def _number(row: Row, text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or (row.kind == "whole" and not value.is_integer()):
        what = "a whole number" if row.kind == "whole" else "a number"
        raise Refused(row, f"it takes {what}, not {text!r}.", _range_words(row))
    if (row.least is not None and value < row.least) or (row.most is not None and value > row.most):
        raise Refused(row, f"{text} is out of its range.", _range_words(row))
    return int(value) if row.kind == "whole" else value


def _range_words(row: Row) -> str:
    unit = f" {row.unit}" if row.unit else ""
    if row.least is not None and row.most is not None:
        words = f"Enter {row.least:g} to {row.most:g}{unit}"
    elif row.least is not None:
        words = f"Enter at least {row.least:g}{unit}"
    else:
        words = f"Enter a number{unit}"
    return f"{words}, or leave it empty: {row.empty}." if row.empty else f"{words}."


def _chosen(row: Row, text: str) -> Any:
    found = [value for value in row.choices if str(value) == text]
    if not found:
        raise Refused(row, f"{text!r} is none of {', '.join(map(str, row.choices))}.", "Choose one of them.")
    return found[0]


def _several(row: Row, text: str) -> list[str]:
    parts = text.splitlines() if row.kind == "folders" else text.split(",")
    parts = [part.strip() for part in parts if part.strip()]
    if row.kind == "folders":
        missing = next((part for part in parts if not Path(part).expanduser().is_dir()), None)
        if missing is not None:
            raise Refused(row, f"there is no folder {missing}.", "Enter one folder a line.")
    return parts


def _path(row: Row, text: str) -> str:
    there = Path(text).expanduser().is_file()
    if row.kind == "program":
        there = there or shutil.which(text) is not None
    if not there:
        what = "program" if row.kind == "program" else "file"
        raise Refused(row, f"there is no {what} {text}.", f"Choose one, or leave it empty: {row.empty}.")
    return text


def together(settings: Settings) -> str:
    """What is wrong with settings that are each in range, and the way out; "" where nothing."""
    display, limits = settings.display, settings.calibration
    if bool(display.width_mm) != bool(display.height_mm):
        return "Width and height of the screen belong together: enter both, or neither."
    if limits.mean_deg > limits.max_deg:
        return "The largest error of a target is below the mean: raise it, or lower the mean."
    if limits.drift_warn_deg > limits.drift_stop_deg:
        return "A drift would stop before it warns: raise the drift that stops."
    return ""


def _degrees(key: str, title: str, hint: str) -> Row:
    return Row(key=key, title=title, hint=hint, kind="number", unit="degrees", least=0.05, most=20.0)


def _no_address(text: str) -> str:
    try:
        Address.read(text)
    except AddressError as error:
        return str(error)
    return ""


PAGES: tuple[Page, ...] = (
    Page(
        id="reader",
        title="Reader",
        about="Who reads: this goes into recordings, signatures and reports.",
        rows=(
            Row(key="reader.id", title="Reader id", kind="text", hint="A short id, such as R01"),
            Row(key="reader.name", title="Name", kind="text", hint="As it stands under a report"),
        ),
    ),
    Page(
        id="tracker",
        title="Eye tracker",
        about="Where gaze comes from. Start it in the Gaze panel (Ctrl+T).",
        rows=(
            Row(
                key="tracker.countdown_s",
                title="Fixation cross before a recording",
                kind="number",
                unit="s",
                least=0,
                most=30,
                hint="How long a cross stands where the film will be; 0 for none",
            ),
            Row(
                key="tracker.show_live",
                title="Show the live gaze point",
                kind="switch",
                hint="It draws the eyes: leave it off for readers whose gaze matters",
            ),
            Row(
                key="tracker.encrypt",
                title="Encrypt new recordings",
                kind="switch",
                hint="With a key that the operating system keeps for this user",
            ),
            Row(
                key="tracker.python",
                title="Interpreter of the tracker host",
                kind="program",
                empty="the one that runs RadGaze",
                when_empty="",
                takes="the next start",
                hint="Some vendors' packages want another Python, such as 3.10",
            ),
        ),
    ),
    Page(
        id="screen",
        title="Screen and eyes",
        about="Degrees of visual angle rest on these. Measure the picture, not the frame.",
        rows=(
            Row(
                key="display.width_mm",
                title="Width of the picture",
                kind="number",
                unit="mm",
                least=60,
                most=3000,
                empty="as the monitor tells",
                when_empty=0.0,
            ),
            Row(
                key="display.height_mm",
                title="Height of the picture",
                kind="number",
                unit="mm",
                least=60,
                most=3000,
                empty="as the monitor tells",
                when_empty=0.0,
            ),
            Row(
                key="display.distance_mm",
                title="From the eyes to the screen",
                kind="number",
                unit="mm",
                least=200,
                most=2000,
                empty="600, assumed",
                when_empty=600.0,
            ),
            Row(
                key="screen.curve",
                title="Measured curve of the screen",
                kind="file",
                empty="none",
                when_empty="",
                hint="Levels and luminances, as `radgaze display` reads them; grey values then go through it",
            ),
            Row(
                key="screen.ambient_cd_m2",
                title="Light of the room on the screen",
                kind="number",
                unit="cd/m²",
                least=0,
                most=500,
                empty="as the curve's file says",
                when_empty=-1.0,
            ),
            Row(
                key="screen.gpu",
                title="The graphics card paints the films",
                kind="switch",
                hint="The processor is fast enough for one radiograph on one screen",
                takes="the next start",
            ),
        ),
    ),
    Page(
        id="calibration",
        title="Gaze quality",
        about="What counts as good enough when gaze is calibrated and checked.",
        rows=(
            Row(
                key="calibration.points",
                title="Targets of a calibration",
                kind="choice",
                choices={5: "5", 9: "9", 13: "13"},
            ),
            _degrees("calibration.mean_deg", "Mean error at most", "Over all targets of a validation"),
            _degrees("calibration.max_deg", "Error of one target at most", "Of the worst target"),
            Row(
                key="calibration.loss_percent",
                title="Lost samples at most",
                kind="number",
                unit="%",
                least=0,
                most=100,
            ),
            _degrees("calibration.drift_warn_deg", "Drift that warns", "Of a drift check"),
            _degrees("calibration.drift_stop_deg", "Drift that asks to calibrate again", "Of a drift check"),
            Row(
                key="calibration.drift_every",
                title="Remind of a drift check after",
                kind="whole",
                unit="recordings",
                least=1,
                most=1000,
            ),
        ),
    ),
    Page(
        id="archives",
        title="Archives",
        about="PACS that studies come from and results go to. Nothing leaves this machine without one.",
        rows=(
            Row(key="listener.ae_title", title="Our AE title", kind="text", also=lambda text: ae_title(text)),
            Row(key="listener.host", title="Our address", kind="text", hint="0.0.0.0 for every network"),
            Row(key="listener.port", title="Our port", kind="whole", least=1, most=65535),
            Row(
                key="listener.senders",
                title="Who may send here",
                kind="words",
                empty="any",
                when_empty=[],
                hint="AE titles, divided by commas",
            ),
            Row(
                key="listener.largest_mb",
                title="Largest object that is taken",
                kind="whole",
                unit="MB",
                least=1,
                most=4096,
            ),
            Row(key="listener.tls", title="Senders must use TLS", kind="switch"),
            Row(
                key="listener.certificate", title="Our certificate", kind="file", empty="none", when_empty=""
            ),
            Row(key="listener.key", title="Our private key", kind="file", empty="none", when_empty=""),
            Row(
                key="listener.ca",
                title="Authority of the senders",
                kind="file",
                empty="any sender",
                when_empty="",
            ),
        ),
    ),
    Page(
        id="ai",
        title="AI",
        about="The worker that answers, and its models. Model folders of your own are added to those here.",
        rows=(
            Row(
                key="inference.device",
                title="Device",
                kind="choice",
                choices={"auto": "A GPU that works, else the processor", "cpu": "Processor", "cuda": "GPU"},
                takes="the next start",
                hint="The status line says what the worker runs on; what it cannot have is said in a message",
            ),
            Row(
                key="inference.embed_library",
                title="Make films ready to be found by their likeness",
                kind="switch",
                hint="While the models have nothing else to do; vectors stay in the library's folder",
                takes="the next start",
            ),
            Row(
                key="inference.python",
                title="Interpreter of the worker",
                kind="program",
                empty="the one that runs RadGaze",
                when_empty="",
                takes="the next start",
            ),
            Row(
                key="inference.model_folders",
                title="Model folders",
                kind="folders",
                empty="only the models that come with RadGaze",
                when_empty=[],
                takes="the next start",
                hint="One folder a line; each holds folders with a model.toml",
            ),
            Row(
                key="inference.remote",
                title="Worker on another machine",
                kind="text",
                empty="off: films stay on this machine",
                when_empty="",
                takes="the next start",
                hint="Films leave this machine. The end of an SSH forwarding to radgaze serve: "
                "localhost:7333, or the path of a socket",
                also=_no_address,
            ),
            Row(
                key="inference.remote_key",
                title="Key of the other machine",
                kind="file",
                empty="none (a socket with a path needs none)",
                when_empty="",
                takes="the next start",
                hint="The file that radgaze serve names there, copied to here",
            ),
        ),
    ),
    Page(
        id="appearance",
        title="Appearance",
        rows=(
            Row(
                key="window.theme",
                title="Theme",
                kind="choice",
                choices={"dark": "Dark", "light": "Light, for lecture halls"},
            ),
            Row(
                key="window.language",
                title="Language",
                kind="choice",
                choices={
                    "": "As the system",
                    "en": "English",
                    "de": "Deutsch",
                    "es": "Español",
                    "zh": "简体中文",
                },
                takes="the next start",
            ),
            Row(
                key="window.font_scale",
                title="Text size",
                kind="choice",
                choices={
                    size / 100: f"{size} %" for size in (80, 90, 100, 110, 120, 130, 150, 160, 175, 200)
                },
                takes="the next start",
            ),
            Row(
                key="window.wheel",
                title="The mouse wheel over a film",
                kind="choice",
                choices={"zoom": "Zooms", "next": "Opens the next or the previous study"},
            ),
            Row(key="window.corner_texts", title="Texts in the corners of a film", kind="switch"),
            Row(
                key="window.hanging",
                title="Where films hang",
                kind="choice",
                choices={"automatic": "By a protocol that fits the study", "by hand": "As you place them"},
            ),
            Row(
                key="window.lens_times",
                title="Power of the magnifier",
                kind="number",
                unit="times",
                least=1.2,
                most=10,
            ),
            Row(
                key="window.lens_radius_px",
                title="Radius of the magnifier",
                kind="whole",
                unit="px",
                least=40,
                most=600,
            ),
        ),
    ),
)


def ae_title(text: str) -> str:
    """What is wrong with an application entity title (PS3.5 6.2: 16 characters, no backslash)."""
    if not text.strip():
        return "An AE title has at least one character."
    if len(text) > 16 or "\\" in text or not text.isascii() or not text.isprintable():
        return "An AE title has at most 16 plain characters and no backslash."
    return ""


NODE: tuple[Row, ...] = (
    Row(key="ae_title", title="AE title", kind="text", also=ae_title),
    Row(key="host", title="Address", kind="text", hint="Name or IP address, for DICOM"),
    Row(key="port", title="Port", kind="whole", least=1, most=65535),
    Row(key="calling_ae", title="We call as", kind="text", also=ae_title),
    Row(
        key="retrieve",
        title="Studies are fetched by",
        kind="choice",
        choices={"get": "C-GET", "move": "C-MOVE: the archive must know our AE title, address and port"},
    ),
    Row(
        key="dicomweb_url",
        title="DICOMweb address",
        kind="text",
        hint="https://…; used in place of address and port",
        also=lambda text: (
            ""
            if not text or text.startswith(("http://", "https://"))
            else "It begins with https:// or http://."
        ),
    ),
    Row(
        key="user",
        title="User, for DICOMweb",
        kind="text",
        hint="The password lies in the system's keyring (service radgaze-pacs)",
    ),
    Row(key="tls", title="TLS", kind="switch"),
    Row(key="ca", title="Authority of the archive", kind="file", empty="the system's", when_empty=""),
    Row(key="certificate", title="Our certificate", kind="file", empty="none", when_empty=""),
    Row(key="key", title="Our private key", kind="file", empty="none", when_empty=""),
)
"""Of one archive (`PacsNode`)."""

NOT_HERE = frozenset({
    "reader.consent_version", "window.geometry", "window.layout", "window.last_folder",
    "tracker.provider", "tracker.options", "tracker.options_of", "display.distance_entered",
    "inference.models", "listener.enabled",
})  # fmt: skip
"""Kept by the window itself, or set where it belongs: tracker and options by the tracker's own rows, models
by task, receiving by its switch (Ctrl+Shift+R)."""


def node_problem(node: PacsNode) -> str:
    """What an archive still needs before it can be asked; "" where nothing."""
    return "" if node.host or node.dicomweb_url else "Enter its address, or its DICOMweb address."


def option_rows(options: Sequence[Any]) -> tuple[Row, ...]:
    """Rows for the options that a tracker names (`eyetracking.tracker.Option`), by their names."""
    return tuple(
        Row(
            key=option.name,
            title=option.title,
            kind="choice" if option.choices else "text",
            hint=option.hint,
            choices={choice: choice for choice in option.choices},
            empty="as the device decides" if option.default is None else f"{option.default}",
            when_empty="",
            also=option.problem,
        )
        for option in options
    )
