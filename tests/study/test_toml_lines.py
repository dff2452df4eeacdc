"""Where keys stand in a TOML text; that the same keys are found as by the standard library is the oracle."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.toml_lines import Where, lines_of

ROOT = Path(__file__).resolve().parents[2]

ODD = '''# a comment with [brackets] and "quotes"
a.b."c.d" = 1   # dotted, with a dot in a key
text = """
[not.a.table]
x = "1" \\""" # still text"""
'lite ral' = \'\'\'it''s'\'\'\'
when = 1979-05-27 07:32:00

[[fruit]]
name = "apple"   # ] }
[fruit.physical]
colours = [
  "red", # first
  "green",
]
[[fruit.variety]]
[[fruit.variety]]
at = { x = 1, y = [ { z = 2 }, { z = 3 } ] }
[[fruit]]
name = 'b"an"ana'
[x.y.z]
w = [[1, 2], []]
[x]
v = ""
'''


def paths(value: Any, where: Where = ()) -> set[Where]:
    """Every way into what tomllib read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [paths(one, (*where, key)) for key, one in inner]
    return ({where} if where else set()).union(*below)


@pytest.mark.parametrize(
    "text",
    [
        ODD,
        ODD.replace("\n", "\r\n"),
        *(path.read_text("utf-8") for path in sorted(ROOT.glob("resources/*/*.toml"))),
    ],
    ids=lambda text: text[:24],
)
def test_every_key_and_element_that_tomllib_reads_has_a_line(text):
    assert set(lines_of(text)) == paths(tomllib.loads(text))


@pytest.mark.parametrize(
    ("where", "starts"),
    [
        (("a", "b", "c.d"), "a.b"),
        (("when",), "when"),
        (("fruit", 0, "physical", "colours", 1), '"green"'),
        (("fruit", 0, "variety", 1), "[[fruit.variety]]"),
        (("fruit", 0, "variety", 1, "at", "y", 1, "z"), "at ="),
        (("fruit", 1, "name"), "name = 'b"),
        (("x",), "[x]"),
        (("x", "y"), "[x.y.z]"),
    ],
)
def test_the_line_is_the_one_where_it_is_written(where, starts):
    line = ODD.splitlines()[lines_of(ODD)[where] - 1]
    assert line.strip().startswith(starts)


def test_what_is_no_toml_is_refused():
    with pytest.raises(ValueError, match="line 2"):
        lines_of("a = 1\nb = = 2\n")
