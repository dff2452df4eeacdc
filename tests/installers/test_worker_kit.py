"""A worker kit installs without a network, goes on after an interruption, and finds what was damaged.

The kit is small: two wheels that the test writes stand for torch and its kind.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path

import product
import pytest
import worker_install
import worker_kit

from app.worker_place import installed_python
from inference.store import default_paths

NEEDS = {"radgaze-trial-model": "1.0", "radgaze_trial_sums": "2.1"}


def write_wheel(folder: Path, name: str, version: str) -> None:
    """A wheel of one module (PEP 427)."""
    module = name.replace("-", "_")
    info = f"{module}-{version}.dist-info"
    files = {
        f"{module}.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense: MIT\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(text)}")
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,"]) + "\n"
    with zipfile.ZipFile(folder / f"{module}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("source")
    for name, version in NEEDS.items():
        write_wheel(source, name, version)
    out = tmp_path_factory.mktemp("kits") / "kit"
    probe = [name.replace("-", "_") for name in NEEDS]
    (source / "models" / "small").mkdir(parents=True)
    (source / "models" / "small" / "model.toml").write_text("id = 'small'\n")
    options = ("--no-index", "--find-links", source)
    worker_kit.make_kit(
        out, list(NEEDS), probe=probe, about=product.product(), models=source / "models", pip_options=options
    )
    return out


@pytest.fixture
def copied(kit: Path, tmp_path: Path) -> Path:
    """A kit that the test may damage."""
    folder = tmp_path / "kit"
    folder.mkdir()
    for path in kit.rglob("*"):
        if path.is_file():
            target = folder / path.relative_to(kit)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return folder


def call(*words: object) -> int:
    return int(worker_install.main([*map(str, words)]))


def test_every_version_is_pinned_with_the_hash_of_its_wheel(kit: Path) -> None:
    lines = (kit / "requirements.txt").read_text().splitlines()
    wheels = {path.name.split("-")[0]: path for path in (kit / "wheels").glob("*.whl")}
    for name, version in NEEDS.items():
        wheel = wheels[name.replace("-", "_")]
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        assert f"{name.replace('_', '-')}=={version} --hash=sha256:{digest}" in lines


def test_a_whole_kit_is_verified(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("verify", "--kit", kit) == 0
    assert "The kit is whole: 6 files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-1] + b"?"), "is damaged"),
        (lambda path: path.unlink(), "is missing"),
        (
            lambda path: (path.parent / "other-1-py3-none-any.whl").write_bytes(b""),
            "does not belong to the kit",
        ),
    ],
)
def test_what_is_wrong_with_a_kit_is_named_by_its_file(
    harm: object, words: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(next((copied / "wheels").glob("*trial_model*")))  # type: ignore[operator]
    assert call("install", "--kit", copied, "--to", copied.parent / "env") == 1
    said = capsys.readouterr().err
    assert words in said
    assert ".whl" in said
    assert not (copied.parent / "env").exists()


def test_a_kit_for_another_python_says_which(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    (copied / "manifest.json").write_text(json.dumps({**manifest, "python": "3.9"}))
    assert call("install", "--kit", copied, "--to", copied.parent / "env") == 1
    assert "The kit is for Python 3.9" in capsys.readouterr().err


def test_a_folder_of_somebody_else_is_neither_filled_nor_removed(kit: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert call("install", "--kit", kit, "--to", tmp_path) == 1
    assert call("uninstall", "--kit", kit, "--to", tmp_path) == 1
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_environment_is_installed_resumed_repaired_and_removed(
    kit: Path, radgaze_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = radgaze_home / "worker"
    with monkeypatch.context() as broken:
        broken.setattr(worker_install, "from_kit", interrupted)
        assert call("install", "--kit", kit) == 130
    assert installed_python() == "", "what was interrupted is not used"

    assert call("install", "--kit", kit) == 0
    said = capsys.readouterr().out
    assert said.count("Making the environment") == 1, "the second call goes on in what the first has made"
    assert installed_python() == str(worker_install.python_of(place))
    assert call("install", "--kit", kit) == 0
    assert "Already installed" in capsys.readouterr().out

    model = default_paths()[-1] / "small" / "model.toml"
    assert model.read_text() == "id = 'small'\n", "the models of a kit are found"
    model.unlink()

    module = next(place.rglob("radgaze_trial_model.py"))
    module.write_text("VERSION = 'changed'\n")
    assert call("repair", "--kit", kit) == 0
    assert "Installing again: radgaze-trial-model\n" in capsys.readouterr().out
    assert module.read_text() == "VERSION = '1.0'\n"
    assert model.exists()

    (radgaze_home / "library").mkdir()
    assert call("uninstall", "--kit", kit) == 0
    assert [path.name for path in radgaze_home.iterdir()] == ["library"]


def interrupted(*_words: object) -> None:
    raise KeyboardInterrupt


def test_the_kit_takes_its_versions_from_pyproject() -> None:
    project = {
        "dependencies": [
            "PySide6-Essentials >=6",
            "numpy >=1.26",
            *(f"{n} >=1" for n in worker_kit.FROM_THE_PROGRAM),
        ],
        "optional-dependencies": {"worker": ["torch ==2.13.0"]},
    }
    wanted = worker_kit.wanted(project)
    assert "torch ==2.13.0" in wanted
    assert not any("PySide6" in need for need in wanted)
