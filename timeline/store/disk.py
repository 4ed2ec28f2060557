"""Bytes to disk so that a crash at any moment leaves the old file or the new one, and never a mixture."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

_BLOCK: Final = 65_536  # bytes


def read(path: Path) -> bytes | None:
    """What the file holds; None where there is none. Raises OSError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def lines_back(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of a file from the last to the first, each with its number, 1 for the first; none without a file.

    It is read from its end, as far as somebody asks. Raises OSError.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        number = 1 + sum(block.count(b"\n") for block in iter(partial(file.read, _BLOCK), b""))
        end, block, rest = file.tell(), _BLOCK, b""
        while end > 0:
            start = max(0, end - block)
            file.seek(start)
            rest, *lines = (file.read(end - start) + rest).split(b"\n")
            for line in reversed(lines):
                yield number, line
                number -= 1
            end, block = start, 2 * block  # a line may be long: then it is not put together anew for each small piece
        yield number, rest


def replace(path: Path, data: bytes, *, like: Path) -> None:
    """Puts `data` at `path` in one step: temporary file beside it, fsync, rename, fsync of the folder.

    The new file takes mode bits and, where we may, the owner of `like`. Raises OSError: the file is then the old one,
    unless the very last step failed, when it may be the new one. To be called under the lock, since the
    temporary file has one name.
    """
    draft = path.with_name(f".{path.name}.tmp")
    draft.unlink(missing_ok=True)  # of a process that was killed
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        _dress(descriptor, like)
        _write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    draft.replace(path)
    _sync_folder(path.parent)


def append(path: Path, data: bytes, *, like: Path) -> None:
    """Puts `data` at the end of a file, on a line of its own, and waits until the disk has it. Raises OSError.

    What a failed attempt left behind is cut off again where the disk lets us; else it is a torn line, which
    readers of the journal pass over.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    try:
        size = os.fstat(descriptor).st_size
        if size == 0:
            _dress(descriptor, like)
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        try:
            _write(descriptor, b"\n" * torn + data)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if size == 0:
        _sync_folder(path.parent)


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _dress(descriptor: int, like: Path) -> None:
    try:
        model = like.stat()
    except FileNotFoundError:
        return
    os.fchmod(descriptor, model.st_mode & 0o7777)
    if (model.st_uid, model.st_gid) != (os.geteuid(), os.getegid()):
        try:
            os.fchown(descriptor, model.st_uid, model.st_gid)
        except PermissionError:
            return  # an ordinary user may replace a file of their group's without becoming its owner


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
