#!/usr/bin/env python3
"""Installs, tries and removes a package in a clean Debian, without a network. As root, with mmdebstrap.

    python3 installers/clean_root.py dist/radgaze_0.1.0_amd64.deb [--root ROOT.tar]

The root holds a minimal Debian, what the package depends on, and for the trial Xvfb and Python; it is made
(with a network) where ROOT.tar is not there. Everything after that has none (`unshare --net`). User data must
outlive the removal.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from bootstrap import QT_LIBRARIES

SUITE = "bookworm"
TRIAL_ONLY = ("python3", "xvfb")
NET = 'import socket; socket.create_connection(("1.1.1.1", 53), 3)'
CONFIG = "/root/.config/radgaze"
STEPS = (
    ("no network", f"! python3 -c '{NET}' 2>/dev/null"),
    ("install", "dpkg -i /trial/radgaze.deb"),
    ("files are whole", "dpkg --verify radgaze"),
    ("the same trial as from source", "python3 /trial/smoke.py radgaze"),
    ("a user's settings", f"mkdir -p {CONFIG} && radgaze settings export {CONFIG}/settings.toml"),
    ("remove", "dpkg --purge radgaze"),
    ("nothing of it is left", "test ! -e /usr/lib/radgaze && test ! -e /usr/bin/radgaze"),
    ("user data is left", f"test -s {CONFIG}/settings.toml"),
)


def make_root(tar: Path) -> None:
    packages = ",".join(sorted({*QT_LIBRARIES.values(), *TRIAL_ONLY}))
    command = ["mmdebstrap", "--variant=minbase", f"--include={packages}", SUITE, str(tar)]
    subprocess.run(command, check=True)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--root", type=Path, help="the clean root as a tar file; made where it is not there")
    args = parser.parse_args(argv)
    for program in ("mmdebstrap", "unshare", "chroot"):
        if shutil.which(program) is None:
            sys.stderr.write(f"{program} is missing. On Debian: sudo apt-get install -y mmdebstrap\n")
            return 2
    with tempfile.TemporaryDirectory(prefix="radgaze-root-") as place:
        tar, root = args.root or Path(place) / "root.tar", Path(place) / "root"
        if not tar.exists():
            make_root(tar)
        root.mkdir()
        subprocess.run(["tar", "-xf", str(tar), "-C", str(root), "--exclude=./dev/*"], check=True)
        trial = root / "trial"
        trial.mkdir()
        shutil.copy2(args.deb, trial / "radgaze.deb")
        shutil.copy2(HERE / "smoke.py", trial)
        return 0 if all(step(root, *words) for words in STEPS) else 1


def step(root: Path, name: str, command: str) -> bool:
    """One command in the root, with its own mounts and without a network; said as it ends."""
    mounts = (
        f"mount -t proc proc {root}/proc && mount --rbind /dev {root}/dev && mkdir -p {root}/tmp/.X11-unix"
    )
    clean = "/usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8"
    inside = f"{mounts} && exec chroot {root} {clean} sh -c '{quoted(command)}'"
    ended = subprocess.run(
        ["unshare", "--net", "--mount", "sh", "-c", inside], capture_output=True, text=True, check=False
    )
    good = ended.returncode == 0
    sys.stdout.write(f"{'ok  ' if good else 'BAD '} {name}\n")
    said = ended.stdout if good else ended.stdout + ended.stderr
    sys.stdout.write("".join(f"       {line}\n" for line in said.splitlines()[-12:]))
    sys.stdout.flush()
    return good


def quoted(text: str) -> str:
    return text.replace("'", "'\\''")


if __name__ == "__main__":
    sys.exit(main())
