"""Where the frozen program begins: `radgaze WORDS`, or `radgaze --child MODULE WORDS` for a child process of
its own (`eyetracking.wire.child_command` writes that line)."""

import multiprocessing
import os
import runpy
import sys
import types


def main() -> int:
    multiprocessing.freeze_support()
    without_special_functions()
    if sys.argv[1:2] == ["--child"]:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        return 0
    as_it_was_called()
    from app.cli import main as radgaze

    return radgaze()


def without_special_functions() -> None:
    """scipy.ndimage imports scipy.special for `rotate` alone, which nobody here calls; without it the image
    filters stand on no library of linear algebra."""
    sys.modules["scipy.special"] = types.ModuleType("scipy.special", "left out: see contents.py")


def as_it_was_called() -> None:
    """What children inherit: the library path that PyInstaller's starter set is for this process alone (it
    was read when the process began), and where the models' environment is."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    from app.worker_place import installed_python
    from eyetracking.wire import WORKER_PYTHON

    if WORKER_PYTHON not in os.environ and (python := installed_python()):
        os.environ[WORKER_PYTHON] = python


if __name__ == "__main__":
    sys.exit(main())
