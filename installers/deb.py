"""A Debian package around the one-folder build: staged and packed without dpkg's tools.

The data archive is xz with the filter for x86 code and one dictionary over everything: most of the package
is machine code, and much of it stands in it twice. dpkg reads it as any other.
"""

import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import threading
from pathlib import Path

import linux
from product import Product

XZ_FILTERS = ("--x86", "--lzma2=preset=9e,dict=192MiB")
XZ_FAST = ("--lzma2=preset=1",)


class PackError(Exception):
    """The package cannot be made; the words say why and what to do."""


def make_deb(
    program: Path, out: Path, *, about: Product, commands: list[tuple[str, str]], seconds: float, fast: bool
) -> Path:
    """program: the one-folder build. seconds: of the time that every file gets. fast: larger, for a trial.
    Raises PackError."""
    if shutil.which("xz") is None:
        raise PackError("xz is missing. On Debian: sudo apt-get install -y xz-utils")
    stage = out / "deb-stage"
    shutil.rmtree(stage, ignore_errors=True)
    try:
        staged(stage, program, about=about, commands=commands, seconds=seconds)
        size = sum(path.lstat().st_size for path in stage.rglob("*") if path.is_file())
        control = linux.control(about, installed_kib=size // 1024, libc=linux.glibc_of(stage))
        target = out / f"{about.program}_{about.version}_amd64.deb"
        members = {
            "debian-binary": b"2.0\n",
            "control.tar.xz": _packed(control_members(stage, control), XZ_FAST, seconds),
            "data.tar.xz": _packed(_files(stage), XZ_FAST if fast else XZ_FILTERS, seconds),
        }
        target.write_bytes(ar(members, seconds))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return target


def staged(
    stage: Path, program: Path, *, about: Product, commands: list[tuple[str, str]], seconds: float
) -> None:
    """The files as they will lie below /; hard links where the disk takes them."""
    home = stage / linux.PACKAGE_FOLDER
    shutil.copytree(program, home, symlinks=True, copy_function=_linked)
    for path in home.rglob("*"):
        if path.is_file() and not path.is_symlink():
            wanted = 0o755 if path == home / about.program else 0o644
            if path.stat().st_mode & 0o777 != wanted:
                _own(path)
                path.chmod(wanted)
    for name, text in linux.shared_files(about, commands=commands, seconds=seconds).items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode()
        if name.endswith((".1", "/changelog")):
            path, data = path.with_name(path.name + ".gz"), gzip.compress(data, 9, mtime=0)
        path.write_bytes(data)
    link = stage / "usr/bin" / about.program
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("..") / "lib" / about.program / about.program)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _own(path: Path) -> None:
    """No longer a hard link to the build's file."""
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def control_members(stage: Path, control: str) -> list[tuple[str, Path | bytes]]:
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}\n"
        for path in sorted(stage.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
    return [("./control", control.encode()), ("./md5sums", sums.encode())]


def _files(stage: Path) -> list[tuple[str, Path | bytes]]:
    """Folders before what is in them; files of one kind beside each other, which helps the compressor."""
    paths = sorted(stage.rglob("*"))
    folders = [path for path in paths if path.is_dir() and not path.is_symlink()]
    files = sorted((path for path in paths if path not in set(folders)), key=lambda p: (p.suffix, str(p)))
    return [(f"./{path.relative_to(stage)}", path) for path in [*folders, *files]]


def _packed(members: list[tuple[str, Path | bytes]], filters: tuple[str, ...], seconds: float) -> bytes:
    """A tar of root's files, through xz. Raises PackError."""
    made = io.BytesIO()
    with subprocess.Popen(["xz", "-c", *filters], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as xz:
        assert xz.stdin is not None
        assert xz.stdout is not None
        reader = _Reader(xz.stdout, made)
        reader.start()
        with tarfile.open(fileobj=xz.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
            for name, content in members:
                _add(tar, name, content, seconds)
        xz.stdin.close()
        reader.join()
    if xz.returncode:
        raise PackError(f"xz ended with {xz.returncode}")
    return made.getvalue()


def _add(tar: tarfile.TarFile, name: str, content: Path | bytes, seconds: float) -> None:
    info = tarfile.TarInfo(name)
    if isinstance(content, Path):
        info = tar.gettarinfo(str(content), name)
        info.type = tarfile.REGTYPE if content.is_file() and not content.is_symlink() else info.type
        info.size = content.stat().st_size if info.isreg() else 0
        if info.isdir():
            info.mode = 0o755
    else:
        info.size, info.mode = len(content), 0o644
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = int(seconds)
    info.linkname = info.linkname if info.issym() else ""
    if not info.isreg():
        tar.addfile(info)
    elif isinstance(content, Path):
        with content.open("rb") as file:
            tar.addfile(info, file)
    else:
        tar.addfile(info, io.BytesIO(content))


class _Reader(threading.Thread):
    """Takes what xz writes while it is fed."""

    def __init__(self, stream: io.BufferedIOBase, into: io.BytesIO) -> None:
        super().__init__(daemon=True)
        self._stream, self._into = stream, into

    def run(self) -> None:
        shutil.copyfileobj(self._stream, self._into)


def ar(members: dict[str, bytes], seconds: float) -> bytes:
    """The outer archive of a package (deb(5))."""
    out = b"!<arch>\n"
    for name, data in members.items():
        out += f"{name:<16}{int(seconds):<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode()
        out += data + (b"\n" if len(data) % 2 else b"")
    return out
