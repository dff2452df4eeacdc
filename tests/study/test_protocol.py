"""Protocols: the shipped ones are sound, and every mistake in one is found with its line and field."""

from __future__ import annotations

from pathlib import Path

import pytest
from study_protocols import CROSSOVER, PLAIN

from app.study.phases import Prompt
from app.study.protocol import SHIPPED, ProtocolError, read_protocol
from app.study.stimuli import stimuli_of


def written(folder: Path, text: str) -> Path:
    path = folder / "p.toml"
    path.write_text(text, encoding="utf-8")
    return path


def words(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProtocolError) as caught:
        read_protocol(written(folder, text))
    return caught.value.words()


def shipped(name: str):
    return read_protocol(SHIPPED / f"{name}.toml")


def test_defaults_are_those_that_the_page_names(tmp_path):
    protocol = read_protocol(written(tmp_path, PLAIN))
    assert (protocol.order.kind, protocol.viewer.ai, protocol.calibration.points) == ("random", "hidden", 9)
    assert protocol.phases[0].seconds == 5.0


def test_five_protocols_are_shipped_and_all_can_be_shown():
    paths = sorted(SHIPPED.glob("*.toml"))
    assert len(paths) == 5
    for path in paths:
        stimuli, mistakes = stimuli_of(read_protocol(path).stimuli, path.parent)
        assert stimuli, path
        assert mistakes == [], path


def test_the_two_phase_study_is_as_published():
    """5 s, a prompt, 10 s aloud, nine targets, a drift check in each trial (issue of the studio)."""
    protocol = shipped("view-then-describe")
    kinds = [(phase.kind, phase.least_s()) for phase in protocol.phases]
    assert kinds == [("fixation_cross", 1), ("free_viewing", 5), ("prompt", 0), ("described_viewing", 10)]
    assert protocol.phases[3].audio
    assert (protocol.calibration.points, protocol.calibration.drift_check_every) == (9, 1)


def test_the_reflacx_like_study_has_its_limits():
    """REFLACX: 13 targets, warnings at 10 and 15 % missing and gaps of 1.5 and 3 s, at most 4 minutes."""
    protocol = shipped("reflacx-like-reading")
    limits = protocol.limits
    assert protocol.calibration.points == 13
    assert (limits.missing_warn_percent, limits.missing_stop_percent) == (10, 15)
    assert (limits.gap_warn_s, limits.gap_stop_s) == (1.5, 3)
    assert protocol.phases[1].seconds == 240
    assert (protocol.phases[2].shape, len(protocol.phases[2].certainty)) == ("ellipse", 5)


def test_the_reader_study_crosses_ai_over_with_a_washout():
    conditions = shipped("reader-study-with-ai").conditions
    assert (conditions.design, conditions.washout_days) == ("crossover", 28)
    assert [arm.ai for arm in conditions.arms] == ["hidden", "shown"]


def test_real_or_predicted_replays_both_and_tells_the_judge_nothing():
    protocol = shipped("real-or-predicted")
    assert {arm.replay for arm in protocol.conditions.arms} == {"phantom_reader", "predicted"}
    assert [phase.kind for phase in protocol.phases] == ["fixation_cross", "replay", "form", "rating"]


def test_a_search_prompts_for_the_finding_of_its_block():
    protocol = shipped("finding-search")
    prompt = next(phase for phase in protocol.phases if isinstance(phase, Prompt))
    said = {prompt.words(finding=one.finding) for one in protocol.stimuli}
    assert said == {"Search for: pleural effusion", "Search for: pneumothorax", "Search for: cardiomegaly"}


def test_all_mistakes_are_named_at_once_each_with_line_field_and_way_out(tmp_path):
    text = (
        PLAIN.replace('version = "2"\n', "")
        .replace("count = 4", 'count = "four"')
        .replace("seconds", "secnds")
    )
    text += '\n[order]\nkind = "latin_sqare"\n\n[limits]\ngap_warn_s = 5.0\n'
    assert words(tmp_path, text) == [
        "p.toml:5: consent.version: it is missing. Write version = … (text that is not empty).",
        'p.toml:11: stimuli[1].count: "four" does not go here. Write a whole number from 1 to 100000.',
        "p.toml:15: phases[1].secnds: nothing of that name is known here. Did you mean seconds?",
        'p.toml:18: order.kind: "latin_sqare" does not go here. Did you mean "latin_square"?',
        "p.toml:21: limits.gap_warn_s: the warning (5) comes after gap_stop_s (3). "
        "Make gap_warn_s the smaller of the two.",
    ]


RATING = '\n[[phases]]\nkind = "rating"\nname = "r"\ntext = "?"\n'
REPLAY = '\n[[phases]]\nkind = "replay"\n'
ARMS = CROSSOVER.replace('name = "with"', 'name = "with"\nreplay = "predicted"')


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        (PLAIN.replace("free_viewing", "staring"), "phases[1].kind", "no kind"),
        (PLAIN.replace('kind = "free_viewing"\n', ""), "phases[1].kind", "missing"),
        (PLAIN.replace("seconds = 5", "seconds = nan"), "phases[1].seconds", "does not go here"),
        (PLAIN.replace("seconds = 5", "seconds = true"), "phases[1].seconds", "does not go here"),
        (PLAIN.replace("seconds = 5", "seconds = 0"), "phases[1].seconds", "does not go here"),
        (PLAIN.replace("[[phases]]", "[phases]"), "phases", "no list"),
        (PLAIN.split("[[stimuli]]")[0].replace("seed", "stimuli = [1]\nseed"), "stimuli[1]", "no table"),
        (PLAIN.replace('[consent]\nversion = "2"\ntext = "I agree."', "consent = 1"), "consent", "no table"),
        (PLAIN.replace('text = "I agree."', 'text = " "'), "consent.text", "does not go here"),
        (PLAIN + "[limits]\ntrial_s = 4\n", "limits.trial_s", "take 5 s"),
        (PLAIN + '[order]\nkind = "blocks"\n', "order.kind", "one block"),
        (PLAIN + CROSSOVER.split("[[")[0] + "arms = []\n", "conditions.arms", "two conditions"),
        (PLAIN + CROSSOVER.replace("crossover", "split"), "conditions.washout_days", "one period"),
        (PLAIN + CROSSOVER.replace('"with"', '"without"'), "conditions.arms[2]", "twice"),
        (PLAIN + REPLAY, "phases[2]", "whose path"),
        (PLAIN + ARMS, "conditions.arms[2].replay", "no phase replays"),
        (PLAIN + REPLAY + ARMS, "conditions.arms[1]", "says none"),
        (PLAIN + REPLAY + ARMS.replace("predicted", "recorded"), "conditions.arms[2].replay", "no recorded"),
        (PLAIN + '[[phases]]\nkind = "prompt"\ntext = "{finding}?"\n', "stimuli[1]", "names {finding}"),
        (PLAIN + '[[phases]]\nkind = "report"\n' * 2, "phases[3]", 'two answers are called "report"'),
        (PLAIN + RATING + "lowest = 9\n", "phases[2].lowest", "9 to 5"),
        (PLAIN + RATING + "ends = ['low']\n", "phases[2].ends", "1 words"),
        (PLAIN + "[viewer]\ntools = ['zoom', 'hammer']\n", "viewer.tools[2]", "does not go here"),
        (PLAIN + "[calibration]\npoints = 7\n", "calibration.points", "does not go here"),
        (PLAIN + "[checklist]\nitems = ['lung', 'lung']\n", "checklist.items[2]", "twice"),
        (PLAIN.replace("format = 1", "format = 2"), "format", "does not go here"),
    ],
)  # fmt: skip
def test_a_mistake_is_found_at_its_field(tmp_path, text, field, reason):
    found = words(tmp_path, text)
    assert any(f": {field}: " in one and reason in one for one in found), found


@pytest.mark.parametrize(
    "text", ["format = 1\nname = \n", 'format = 1\nname = ["small"', "format = 1\nformat = 1\n"]
)
def test_what_is_no_toml_is_said_with_its_line(tmp_path, text):
    assert words(tmp_path, text)[0].startswith("p.toml:2: it is no TOML")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = " + b"[" * 5000, b"a = " + b"9" * 5000])
def test_odd_files_are_refused_in_words(tmp_path, data):
    path = tmp_path / "p.toml"
    path.write_bytes(data)
    with pytest.raises(ProtocolError):
        read_protocol(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ProtocolError, match="cannot be read"):
        read_protocol(tmp_path / "none.toml")


FOLDER = PLAIN.replace('kind = "phantom"\ncount = 4', 'kind = "folder"\npath = "films"')


def test_a_folder_of_films_is_counted_out_from_the_protocols_place(tmp_path):
    (tmp_path / "films" / "b").mkdir(parents=True)
    for name in ("2.dcm", "b/1.dcm", "notes.txt"):
        (tmp_path / "films" / name).write_bytes(b"")
    stimuli, mistakes = stimuli_of(read_protocol(written(tmp_path, FOLDER)).stimuli, tmp_path)
    assert [one.id for one in stimuli] == ["films/2.dcm", "films/b/1.dcm"]
    assert mistakes == []


@pytest.mark.parametrize("kind", ["folder", "study"])
def test_a_folder_that_is_not_there_is_a_mistake_at_its_path(tmp_path, kind):
    protocol = read_protocol(written(tmp_path, FOLDER.replace('"folder"', f'"{kind}"')))
    stimuli, mistakes = stimuli_of(protocol.stimuli, tmp_path)
    assert stimuli == []
    assert [one.field for one in mistakes] == ["stimuli[1].path"]


def test_a_world_that_is_not_there_is_a_mistake(tmp_path):
    protocol = read_protocol(written(tmp_path, PLAIN.replace("count = 4", 'count = 4\nworld = "mars"')))
    assert [one.field for one in stimuli_of(protocol.stimuli, tmp_path)[1]] == ["stimuli[1].world"]
