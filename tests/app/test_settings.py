"""Settings: what was written is read, and a damaged file is neither fatal nor lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings as module
from app.files import write_atomically
from app.library.pacs.node import PacsNode
from app.settings import Settings, SettingsError, load_or_set_aside, load_settings, save_settings
from app.toml_text import amended, to_toml


def test_defaults_where_there_is_no_file() -> None:
    assert load_settings() == Settings()


def test_radgaze_home_holds_settings_and_data(radgaze_home: Path) -> None:
    assert module.settings_path() == radgaze_home / "settings.toml"
    assert module.data_folder() == radgaze_home


def test_what_was_saved_is_loaded(radgaze_home: Path) -> None:
    chosen = Settings()
    chosen.reader.name = 'Dr. "Ada" \\ Ünlü\n'
    chosen.tracker.options = {"seed": "7", "odd key": "x"}
    chosen.display.width_mm = 596.7
    chosen.inference.model_folders = ["/data/models", "b"]
    chosen.shortcuts = {"show_gaze": "Ctrl+G"}
    save_settings(chosen)
    assert load_settings() == chosen
    assert sorted(path.name for path in radgaze_home.iterdir()) == ["settings.toml"]


def test_what_was_written_into_the_file_meanwhile_stays(radgaze_home: Path) -> None:
    save_settings(Settings(shortcuts={"undo": "U", "redo": "R"}))
    ours, read = load_settings(), load_settings()
    theirs = load_settings()
    theirs.pacs["main"] = PacsNode(host="pacs")
    theirs.listener.port = 11113
    theirs.window.theme = "light"
    save_settings(theirs)
    ours.listener.enabled = True
    ours.window.font_scale = 1.5
    del ours.shortcuts["undo"]
    save_settings(ours, read=read)
    kept = load_settings()
    assert kept.pacs == {"main": PacsNode(host="pacs")}
    assert (kept.listener.port, kept.listener.enabled) == (11113, True)
    assert (kept.window.theme, kept.window.font_scale) == ("light", 1.5)
    assert kept.shortcuts == {"redo": "R"}


def test_a_file_that_somebody_is_still_writing_is_not_replaced(radgaze_home: Path) -> None:
    save_settings(Settings())
    half = "[pacs.main]\nhost = "
    module.settings_path().write_text(half)
    with pytest.raises(SettingsError):
        save_settings(Settings(shortcuts={"undo": "U"}), read=Settings())
    assert module.settings_path().read_text() == half


@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=3))
def test_any_text_survives(name: str, shortcuts: dict[str, str]) -> None:
    import msgspec

    chosen = Settings(shortcuts=shortcuts)
    chosen.reader.name = name
    text = to_toml(msgspec.to_builtins(chosen))
    assert msgspec.convert(module.tomllib.loads(text), Settings) == chosen


COMMENTED = """\
# settings of room 3
[inference]
device = "cpu"   # the GPU is the students'

[shortcuts]
undo = 'U' # left-handed
redo = "R"

[pacs.main]  # the hospital's
host = "pacs"
"""


def test_the_user_s_comments_order_and_spelling_stay_when_settings_are_saved(radgaze_home: Path) -> None:
    radgaze_home.mkdir()
    module.settings_path().write_text(COMMENTED)
    read, ours = load_settings(), load_settings()
    ours.inference.device = "auto"
    ours.window.theme = "light"
    del ours.shortcuts["redo"]
    save_settings(ours, read=read)
    kept = module.settings_path().read_text()
    assert load_settings() == ours
    for line in (
        "# settings of room 3",
        'device = "auto"   # the GPU is the students\'',
        "undo = 'U' # left-handed",
        "[pacs.main]  # the hospital's",
    ):
        assert line in kept.splitlines()
    assert kept.index("[inference]") < kept.index("[shortcuts]") < kept.index("[pacs.main]")


def test_settings_that_did_not_change_leave_the_file_as_it_is(radgaze_home: Path) -> None:
    save_settings(Settings(shortcuts={"undo": "U"}))
    before = module.settings_path().read_bytes()
    save_settings(load_settings(), read=load_settings())
    assert module.settings_path().read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "a.b = 1 # one\na.c = 2\n",
        "a = {b = 1, c = 2} # one line\n",
        "[a.d]\n# one\nx = 1\n[e]\n[a.f]\ny = 2\n",
        "[a]\nb = 1 # one\n[[a.list]]\nx = 1\n",
    ],
)
def test_a_file_laid_out_in_another_way_is_amended_and_keeps_its_comments(text: str) -> None:
    wanted = {"a": {"b": 5, "d": {"x": 1, "new": [1, 2]}}, "g": {}, "h": "x"}
    out = amended(text, wanted)
    assert module.tomllib.loads(out) == wanted
    assert [line.partition("#")[2] for line in out.splitlines() if "#" in line] == [
        line.partition("#")[2] for line in text.splitlines() if "#" in line
    ]


leaves = st.one_of(
    st.text(max_size=4), st.integers(-9, 9), st.booleans(), st.lists(st.text(max_size=2), max_size=2)
)
nested = st.recursive(
    st.dictionaries(st.text(max_size=3), leaves, max_size=3),
    lambda inner: st.dictionaries(st.text(max_size=3), st.one_of(leaves, inner), max_size=3),
    max_leaves=8,
)


@given(nested, nested)
def test_any_tables_can_be_amended_to_any_others(before: dict[str, object], after: dict[str, object]) -> None:
    assert module.tomllib.loads(amended(to_toml(before), after)) == after


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[window]\nwheel = "spin"\n', "wheel"),
        ("[window]\nwheels = 1\n", "wheels"),
        ("[display]\nwidth_mm = 'wide'\n", "width_mm"),
        ("not toml", "line 1"),
    ],
)
def test_a_wrong_value_is_named_and_the_file_is_set_aside(text: str, word: str, radgaze_home: Path) -> None:
    radgaze_home.mkdir()
    path = radgaze_home / "settings.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=word):
        load_settings()
    chosen, said = load_or_set_aside()
    assert chosen == Settings()
    assert "settings.toml.damaged" in said
    assert (radgaze_home / "settings.toml.damaged").read_text() == text
    assert not path.exists()
    assert load_or_set_aside() == (Settings(), "")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    write_atomically(path, b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.toml"]


@pytest.mark.parametrize("text", ["x = " + "[" * 3000 + "]" * 3000, "a" + ".a" * 3000 + " = 1"])
def test_settings_nested_a_thousand_deep_are_set_aside(radgaze_home: Path, text: str) -> None:
    radgaze_home.mkdir()
    module.settings_path().write_text(text)
    settings, said = load_or_set_aside()
    assert settings == Settings()
    assert "settings.toml.damaged" in said


def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str) -> Path:
    path = tmp_path / "site.toml"
    path.write_text(text)
    monkeypatch.setenv("RADGAZE_SITE", str(path))
    return path


def test_a_users_word_comes_before_the_sites_and_that_before_the_built_in(
    radgaze_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(monkeypatch, tmp_path, '[window]\ntheme = "light"\nfont_scale = 1.5\n[listener]\nport = 11119\n')
    radgaze_home.mkdir()
    (radgaze_home / "settings.toml").write_text("[window]\nfont_scale = 1.2\n")
    found = load_settings()
    assert (found.window.theme, found.window.font_scale, found.listener.port) == ("light", 1.2, 11119)
    assert found.window.wheel == Settings().window.wheel


def test_what_only_the_site_says_stays_its_word_after_a_save(
    radgaze_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(monkeypatch, tmp_path, '[window]\ntheme = "light"\nwheel = "next"\n')
    chosen = load_settings()
    chosen.window.wheel = "zoom"
    save_settings(chosen)
    site(monkeypatch, tmp_path, '[window]\ntheme = "dark"\nwheel = "next"\n')
    found = load_settings()
    assert (found.window.theme, found.window.wheel) == ("dark", "zoom")
    save_settings(found)
    assert load_settings() == found


def test_a_site_file_that_cannot_be_used_is_named_left_out_and_left_alone(
    radgaze_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(Settings(shortcuts={"undo": "U"}))
    path = site(monkeypatch, tmp_path, "[window]\ntheme = 3\n")
    found, said = load_or_set_aside()
    assert found.shortcuts == {"undo": "U"}
    assert str(path) in said
    assert "window.theme" in said
    assert path.read_text() == "[window]\ntheme = 3\n"
    assert not list(radgaze_home.glob("*.damaged"))


def test_an_older_file_is_kept_beside_the_renewed_one(
    radgaze_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FORMAT", 2)
    monkeypatch.setattr(module, "STEPS", {1: lambda values: values.setdefault("shortcuts", {}).update(a="B")})
    radgaze_home.mkdir()
    old = 'format = 1\n[window]\ntheme = "light"\n'
    (radgaze_home / "settings.toml").write_text(old)
    found = load_settings()
    assert (found.window.theme, found.shortcuts) == ("light", {"a": "B"})
    assert (radgaze_home / "settings.toml.format-1").read_text() == old


def test_a_file_of_a_newer_radgaze_is_set_aside_and_said(radgaze_home: Path) -> None:
    radgaze_home.mkdir()
    (radgaze_home / "settings.toml").write_text("format = 99\n")
    found, said = load_or_set_aside()
    assert found == Settings()
    assert "format 99, of a newer RadGaze" in said
    assert (radgaze_home / "settings.toml.damaged").exists()
