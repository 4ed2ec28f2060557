"""The text of a file that is imported: its encoding by the mark that it begins with, else UTF-8, never guessed."""

import codecs
from typing import Final

from timeline.core.errors import UnreadableImport

LARGEST: Final = 2 * 1024 * 1024  # bytes; as much as the app lets anybody upload
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_TEXT: Final = (
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel"),
    (b"%PDF", "a PDF"),
)


def text(data: bytes, name: str) -> str:
    """The text of a file of up to 2 MB. Raises UnreadableImport with what to do instead."""
    if len(data) > LARGEST:
        raise UnreadableImport(f"{name} has {len(data) / 1024 / 1024:.1f} MB, 2 MB are read at once: split it.")
    for sign, what in _NO_TEXT:
        if data.startswith(sign):
            raise UnreadableImport(f"{name} is {what}: save it as “CSV UTF-8” and import that.")
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    try:
        found = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableImport(
            f"{name} is not UTF-8 text: line {line} holds a byte that cannot be read. In Excel choose “Save as” and "
            "“CSV UTF-8 (Comma delimited)”; in LibreOffice tick “Edit filter settings” and choose UTF-8."
        ) from None
    if "\x00" in found:
        raise UnreadableImport(f"{name} holds bytes that no text has: save it as “CSV UTF-8”, or as JSON in UTF-8.")
    if not found.strip():
        raise UnreadableImport(f"{name} is empty.")
    return found
