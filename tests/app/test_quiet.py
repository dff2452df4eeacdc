"""Library warnings become the radiograph's own, in any number of threads."""

from __future__ import annotations

import threading
import warnings
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save

from app.imaging.quiet import collected_warnings
from app.imaging.reader import read_radiograph


def test_warnings_stay_with_their_thread_and_the_world_is_as_before() -> None:
    shown, filters = warnings.showwarning, list(warnings.filters)
    both_inside = threading.Barrier(2)
    collected: dict[str, list[str]] = {}

    def reader(name: str) -> None:
        with collected_warnings() as texts:
            both_inside.wait(10)
            for _ in range(3):
                warnings.warn(name, stacklevel=1)
            collected[name] = texts

    threads = [threading.Thread(target=reader, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert collected == {"a": ["a"], "b": ["b"]}
    assert warnings.showwarning is shown
    assert list(warnings.filters) == filters
    with pytest.warns(UserWarning, match="after"):
        warnings.warn("after", stacklevel=1)


def test_an_odd_value_in_the_header_is_a_warning_of_the_radiograph(tmp_path: Path) -> None:
    dataset = cr_dataset(np.zeros((8, 8), np.uint16), bits=12, StudyInstanceUID="1.2.3.4567.89")
    path = save(dataset, tmp_path / "film.dcm")
    path.write_bytes(path.read_bytes().replace(b"1.2.3.4567.89", b"1.2.3.45x7.89"))
    read = read_radiograph(path)
    assert read.meta.study_uid == "1.2.3.45x7.89"
    assert any("1.2.3.45x7.89" in text for text in read.warnings)
