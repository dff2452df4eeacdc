"""Encrypted recordings: written by the real host with a key from a keyring, read back, and unreadable
otherwise.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tracker_helpers import CONSENT, Desk

pytest.importorskip(
    "cryptography", reason="cryptography is not installed (pip install 'radgaze[encryption]')"
)
keyring = pytest.importorskip(
    "keyring", reason="keyring is not installed (pip install 'radgaze[encryption]')"
)

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from eyetracking.mapping import ViewTransform  # noqa: E402
from eyetracking.messages import RecordingState  # noqa: E402
from eyetracking.recording import RecordingError, open_recording  # noqa: E402
from eyetracking.vault import Seal, VaultError, master_key  # noqa: E402

VIEW = ViewTransform.fit(100, 100, (0.0, 0.0, 900.0, 900.0))
MASTER = bytes(range(32))


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A keyring of this test only, for this process and for the hosts that it starts."""
    import file_keyring

    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.helpers.file_keyring.FileKeyring")
    monkeypatch.setenv("RADGAZE_TEST_KEYRING", str(tmp_path / "keyring.json"))
    before = keyring.get_keyring()
    keyring.set_keyring(file_keyring.FileKeyring())
    yield tmp_path / "keyring.json"
    keyring.set_keyring(before)


def record(desk: Desk, folder: Path, samples: int = 200) -> None:
    desk.client.send_view(time.monotonic_ns(), VIEW, label="secret-film")
    desk.client.start("simulated-reader", {"seed": 1, "repeat": True})
    desk.client.begin_recording(folder, consent=CONSENT, session={"study": "secret-study"}, encrypt=True)
    desk.heard.recorded(samples)


def test_an_encrypted_recording_says_nothing_on_the_disk_and_everything_to_its_owner(
    ring: Path, tmp_path: Path
) -> None:
    with Desk() as desk:
        record(desk, tmp_path / "r")
        desk.client.annotate("secret words")
        desk.client.end_recording()
        closed = desk.heard.closed()
    on_disk = b"".join(path.read_bytes() for path in (tmp_path / "r").iterdir())
    for word in (b"secret", b"R01", b"left_x", b"simulated"):
        assert word not in on_disk
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert rec.session == {"study": "secret-study"}
    assert rec.views[0].label == "secret-film"
    assert "secret words" in [e.get("text") for e in rec.events]
    assert len(rec.samples["seq"]) == closed.samples
    assert np.array_equal(np.diff(rec.samples["seq"]), np.ones(closed.samples - 1))


def test_one_that_a_crash_cut_short_is_read_to_its_last_whole_piece(ring: Path, tmp_path: Path) -> None:
    with Desk() as desk:
        record(desk, tmp_path / "r", 300)
        desk.client.kill()
        desk.heard.wait_for(lambda e: type(e).__name__ == "HostGone")
    path = tmp_path / "r" / "gaze.arrow"
    path.write_bytes(path.read_bytes()[:-7])
    rec = open_recording(tmp_path / "r")
    assert rec.end == "cut"
    assert len(rec.samples["seq"]) > 100


def test_without_the_key_it_is_refused_in_words(ring: Path, tmp_path: Path) -> None:
    with Desk() as desk:
        record(desk, tmp_path / "r")
        desk.client.end_recording()
        desk.heard.closed()
    ring.unlink()
    with pytest.raises(RecordingError, match="holds no key") as error:
        open_recording(tmp_path / "r")
    assert "account" in error.value.way_out
    with pytest.raises(RecordingError, match="another key"):
        open_recording(tmp_path / "r", key=lambda: MASTER)


def test_a_changed_byte_is_found(ring: Path, tmp_path: Path) -> None:
    with Desk() as desk:
        record(desk, tmp_path / "r")
        desk.client.end_recording()
        desk.heard.closed()
    path = tmp_path / "r" / "gaze.arrow"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(RecordingError, match="has been changed"):
        open_recording(tmp_path / "r")


def test_without_a_keyring_nothing_is_recorded_and_the_reason_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with Desk() as desk:
        desk.client.start("mouse")
        desk.heard.state("streaming")
        desk.client.begin_recording(tmp_path / "r", consent=CONSENT, encrypt=True)
        assert "keyring cannot be used" in desk.heard.error().text
        assert not desk.heard.kind(RecordingState).recording
    assert not (tmp_path / "r" / "gaze.arrow").exists()


@given(pieces=st.lists(st.binary(max_size=200), max_size=6), cut=st.integers(0, 40))
def test_pieces_come_back_up_to_where_they_were_cut(pieces: list[bytes], cut: int) -> None:
    seal = Seal(MASTER)
    whole = b"".join(seal.piece(data, name="gaze.arrow", number=n) for n, data in enumerate(pieces))
    assert seal.opened(whole, name="gaze.arrow") == (b"".join(pieces), True)
    found, complete = seal.opened(whole[: max(0, len(whole) - cut)], name="gaze.arrow")
    assert b"".join(pieces).startswith(found)
    assert complete or cut


def test_pieces_cannot_be_swapped_or_moved_to_another_file() -> None:
    seal = Seal(MASTER)
    first, second = (seal.piece(b"same length", name="gaze.arrow", number=n) for n in (0, 1))
    for data, name in ((second + first, "gaze.arrow"), (first, "events.jsonl"), (second, "gaze.arrow")):
        with pytest.raises(VaultError, match="has been changed"):
            seal.opened(data, name=name)


def test_a_wrapped_key_comes_back_with_the_master_key_only() -> None:
    seal = Seal.fresh()
    header = json.loads(json.dumps(seal.wrapped(MASTER)))
    assert Seal.unwrap(header, MASTER) == seal
    with pytest.raises(VaultError, match="another key"):
        Seal.unwrap(header, bytes(32))
    with pytest.raises(VaultError, match="unknown"):
        Seal.unwrap({**header, "method": "ROT13"}, MASTER)
    with pytest.raises(VaultError, match="damaged"):
        Seal.unwrap({"method": header["method"]}, MASTER)


def test_the_keyrings_key_is_made_once(ring: Path) -> None:
    with pytest.raises(VaultError, match="no key"):
        master_key(create=False)
    assert master_key(create=True) == master_key(create=False)
    ring.write_text(json.dumps({"radgaze/recordings": "not base64!"}))
    with pytest.raises(VaultError, match="damaged"):
        master_key(create=False)
