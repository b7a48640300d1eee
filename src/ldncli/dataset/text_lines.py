"""Read a person's own list: a text file, or standard input, one name a line."""

from __future__ import annotations

import codecs
import locale
import sys

from ldncli.errors import UsageError

# The largest of our files has 0.4 MB; 160 times that is the growth that is measured.
MAX_BYTES = 64 * 1024 * 1024
UNREAD = "\ufffd"  # what stands for a byte that is no part of a letter


def lines_of(place: str) -> list[str]:
    """Read a text file as lines, standard input for “-”; raise UsageError if it cannot be read."""
    try:
        if place == "-":
            return _from_stdin().splitlines()
        with open(place, "rb") as file:
            return decoded(file.read(MAX_BYTES)).splitlines()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        hint = "name a text file, one name a line"
        raise UsageError(f"cannot read {place}: {reason}", hint) from None


def _from_stdin() -> str:
    if sys.stdin is None:
        return ""
    binary = getattr(sys.stdin, "buffer", None)
    return decoded(binary.read(MAX_BYTES)) if binary else sys.stdin.read(MAX_BYTES)


def decoded(data: bytes) -> str:
    """Return a person's text: UTF-8, else UTF-16 or one byte a letter, as Windows saves it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:  # no text: told by whoever asked for a list
        return data.decode("utf-8", errors="replace")
    return "\n".join(map(_decoded_line, data.removeprefix(codecs.BOM_UTF8).splitlines()))


def _decoded_line(line: bytes) -> str:
    text = line.decode("utf-8", errors="replace")
    # A letter that was read as UTF-8 shows that the line is, with a byte in it that went wrong.
    if UNREAD not in text or any(char > "\x7f" and char != UNREAD for char in text):
        return text
    return line.decode(_one_byte_a_letter(), errors="replace")


def _one_byte_a_letter() -> str:
    """Return the encoding of older programs here; that of western Europe where all is UTF-8."""
    own = locale.getencoding()
    return "cp1252" if codecs.lookup(own).name == "utf-8" else own
