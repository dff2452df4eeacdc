"""Settings are carried to another computer without what belongs to this one; a bad file is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.settings import Settings, load_settings, save_settings


def test_what_was_exported_is_taken_over_without_what_belongs_to_a_computer(
    tmp_path: Path, radgaze_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Settings(shortcuts={"undo": "U"})
    here.window.theme, here.window.geometry, here.display.width_mm = "light", "ABC", 500.0
    here.reader.name, here.reader.consent_version = "Ada", "1"
    save_settings(here)
    assert main(["settings", "export", str(tmp_path / "mine.toml")]) == 0

    monkeypatch.setenv("RADGAZE_HOME", str(tmp_path / "there"))
    there = Settings()
    there.window.geometry = "XYZ"
    save_settings(there)
    assert main(["settings", "import", str(tmp_path / "mine.toml")]) == 0
    found = load_settings()
    assert (found.window.theme, found.shortcuts, found.reader.name) == ("light", {"undo": "U"}, "Ada")
    assert (found.window.geometry, found.display.width_mm, found.reader.consent_version) == ("XYZ", 0.0, "")
    kept = (tmp_path / "there" / "settings.toml.before-import").read_text()
    assert "ABC" not in kept
    assert 'geometry = "XYZ"' in kept


@pytest.mark.parametrize(
    ("text", "words"),
    [("[window]\ntheme = 3\n", "window.theme"), ("[window\n", "line 1"), ("[windoo]\na = 1\n", "windoo")],
)
def test_a_file_that_cannot_be_is_named_with_its_fault_and_changes_nothing(
    text: str, words: str, tmp_path: Path, radgaze_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_settings(Settings(shortcuts={"undo": "U"}))
    before = (radgaze_home / "settings.toml").read_bytes()
    (tmp_path / "bad.toml").write_text(text)
    assert main(["settings", "import", str(tmp_path / "bad.toml")]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "Nothing was taken over." in said
    assert (radgaze_home / "settings.toml").read_bytes() == before


def test_both_places_are_shown(radgaze_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    said = capsys.readouterr().out
    assert f"user  {radgaze_home / 'settings.toml'}  (not there)" in said
    assert "no-site.toml  (not there)" in said
