"""TOML and JSON that nobody wrote (nested 100,000 deep, a number of 5,000 digits, no text at all): each file
that people edit or that programs leave behind ends in its reader's own error, or counts as absent.

One table of readers, so that a new one is a line. The inputs are of the kind of case R17.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.compare.result import Options, kept, result_path
from app.hanging.protocol import ProtocolError, read_protocol
from app.library.embeddings import ROWS, Embeddings
from app.reading.journal import Journal
from app.reading.note import NOT_READ, kept_note
from app.reading.records import StudyRef
from app.reading.salvage import salvaged
from app.settings import SettingsError, load_settings
from app.study.folder import StudyError, open_study
from app.study.protocol import ProtocolError as StudyProtocolError
from app.study.protocol import read_protocol as read_study_protocol
from eyetracking.analysis.areas import AreasError, read_areas
from eyetracking.lsl_layout import read_layout
from eyetracking.providers.simulated_reader import read_regions
from eyetracking.recorded_events import read_events
from eyetracking.recording import RecordingError, read_header
from eyetracking.tracker import BadOption
from inference.alignment.prompt_sets import load_prompts
from inference.api import InputError, ModelError
from inference.phantom.config import PhantomConfigError, load_config
from inference.store import read_manifest

STUDY = StudyRef(id="s", title="t", image_path="film.dcm", image_id="x", width_px=100, height_px=100)
_DEEP, _DIGITS = 100_000, 5_000
TOML = {
    "arrays": "x = " + "[" * _DEEP + "]" * _DEEP,
    "tables in tables": "x = " + "{a=" * _DEEP + "1" + "}" * _DEEP,
    "digits": "x = " + "1" * _DIGITS,
    "no text": b"x = '\xff\xfe'",
}
JSON = {
    "arrays": "[" * _DEEP + "]" * _DEEP,
    "objects": '{"a":' * _DEEP + "1" + "}" * _DEEP,
    "a field": '{"format":1,"value":' + "[" * _DEEP + "]" * _DEEP + "}",
    "no text": b'{"a":"\xff\xfe"}',
}
EDITED: dict[str, tuple[type[Exception], Callable[[Path], object]]] = {
    "settings.toml": (SettingsError, load_settings),
    "hanging.toml": (ProtocolError, read_protocol),
    "protocol.toml": (StudyProtocolError, read_study_protocol),
    "lsl.toml": (BadOption, lambda path: read_layout(path, ["a", "b"], channels=2)),
    "model.toml": (ModelError, lambda path: read_manifest(path.parent)),
    "prompts.toml": (InputError, load_prompts),
    "world.toml": (PhantomConfigError, load_config),
    "study.json": (StudyError, lambda path: open_study(path.parent)),
    "areas.json": (AreasError, read_areas),
    "regions.json": (BadOption, lambda path: read_regions(str(path))),
    "recording.json": (RecordingError, lambda path: read_header(path.parent)),
}


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("name", EDITED)
def test_an_edited_file_that_nobody_could_have_written_is_refused_by_name(name: str, tmp_path: Path) -> None:
    error, read = EDITED[name]
    for what, text in (TOML if name.endswith(".toml") else JSON).items():
        with pytest.raises(error, match=name) as refused:
            read(written(tmp_path / name, text))
        assert len(str(refused.value)) < 600, what


@pytest.mark.parametrize("what", JSON)
def test_what_a_program_left_behind_counts_as_absent(what: str, tmp_path: Path) -> None:
    text = JSON[what]
    registration = written(result_path(tmp_path, "p" * 32, "similarity"), text)
    assert kept(tmp_path, "c", "p" * 32, Options()) is None, registration
    films = Embeddings(tmp_path, "model", "1", width=4)
    written(films.folder / ROWS, text)
    films.refresh()
    assert len(films) == 0
    assert kept_note(written(tmp_path / "session.json", text).parent) == NOT_READ
    if isinstance(text, str):
        assert salvaged(text.encode(), STUDY) is None


@pytest.mark.parametrize("what", JSON)
def test_a_line_of_the_journal_or_of_the_events_costs_itself_only(what: str, tmp_path: Path) -> None:
    odd = JSON[what] if isinstance(JSON[what], bytes) else JSON[what].encode()
    written(tmp_path / "journal.jsonl", odd + b'\n{"topic":"a","value":1}\n')
    assert Journal(tmp_path).values() == {"a": [b"1"]}
    events, damage = read_events(odd + b'\n{"t_ns":1,"kind":"note","text":"n"}\n')
    assert [event["kind"] for event in events] == ["note"]
    assert len(damage) == 1


def test_a_layout_whose_channels_are_no_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadOption, match=r"lsl\.toml: channels"):
        read_layout(written(tmp_path / "lsl.toml", "channels = 3"), ["a", "b"], channels=2)


@pytest.mark.parametrize(
    "line", ["width_px = nan", "width_px = inf", "width_px = -1920", "width_px = 1" + 400 * "0"]
)
def test_a_layout_of_a_screen_that_cannot_be_is_named(tmp_path: Path, line: str) -> None:
    text = f'unit = "px"\n{line}\nheight_px = 1080\n[channels]\nleft_x = 0\nleft_y = 1'
    with pytest.raises(BadOption, match=r"lsl\.toml: .*width_px"):
        read_layout(written(tmp_path / "lsl.toml", text), ["a", "b"], channels=2)
