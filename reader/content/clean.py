"""Untrusted text becomes plain text here, once, at the border.

What is dropped can command a terminal or deceive the eye: C0 and C1 controls, DEL, bidirectional controls, zero-width
and tag characters, lone surrogates, and combining marks piled higher than sixteen on a base. Right-to-left text, CJK,
emoji (with their joiners) and everything else that is read stays whole.
"""

import re
import unicodedata

from reader.content.html_text import decoded, without_tags
from reader.content.mojibake import repaired

MARKS_PER_BASE = 16
ROUNDS = 6  # of decoding; more than two are never meant

# U+200C and U+200D join real text (Persian, Indic scripts, emoji) and are judged apart, in `_JOINERS`.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Unicode's line breaks are kept for `split` to turn into spaces.
_DROPPED_IN_LINE = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_UNSEEN}]")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_DROPPED_IN_BLOCK = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_UNSEEN}]")
_SUSPECT = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200c\u200d\u2028\u2029{_UNSEEN}]")
# A joiner has work to do only between two characters beyond Latin; several are one.
_JOINERS = re.compile(
    "(?<![^\x00-\u02af\u200c\u200d])[\u200c\u200d]+|([\u200c\u200d])[\u200c\u200d]*(?=[^\x00-\u02af\u200c\u200d])|[\u200c\u200d]+"
)
# A run in which too many marks could hide: beyond Latin, without the letters of the scripts that have few marks.
_PILE = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u0620-\u064a\u0671-\u06d5\u2000-\u20cf\u2100-\u2cee"
    "\u2e00-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff\uf900-\ufaff\uff00-\uffff\U0001f000-\U0001faff"
    "\U00020000-\U0003ffff]{17,}"
)


# Bytes of UTF-8 that no combining mark of any script begins with, so that few others mean few marks.
_HARMLESS = bytes(
    byte
    for byte in range(256)
    if not (byte in {0xCC, 0xCD, 0xD2, *range(0xD6, 0xE4), 0xEA, 0xEF} or byte >= 0xF0)
)
_C3 = b"\xc3"  # what À to ÿ begin with, and so every mojibake


def line(text: str) -> str:
    """One line of plain text: for names and the like. White space of any kind becomes single spaces."""
    # Printable to Python means: no control, format, surrogate, or separator but the space.
    if text.isprintable() and (text.isascii() or _few_marks(text)):
        if "  " not in text:
            return text.strip(" ")
        return " ".join(text.split())
    text = _JOINERS.sub(r"\1", _DROPPED_IN_LINE.sub("", text))
    return " ".join(_thin_marks(text).split())


def block(text: str) -> str:
    """Plain text of several lines: for bodies. Newline and tab stay; every other line break becomes a newline."""
    if text.isascii():
        if text.isprintable():
            return text
    elif not _few_marks(text):
        text = _thin_marks(text)
    if _SUSPECT.search(text) is not None:
        text = _BREAKS.sub("\n", text)
        text = _thin_marks(_JOINERS.sub(r"\1", _DROPPED_IN_BLOCK.sub("", text)))
    return text


def readable(text: str) -> str:
    """One line of plain text from one that may hold HTML entities (also encoded twice), tags or mojibake.

    What only looks like it (`a < b`, `C<T>`, `[/]`, `AT&T`) stays. Giving it its own result changes nothing.
    """
    if "&" not in text and "<" not in text:
        if text.isprintable() and "  " not in text and (text.isascii() or _ordinary(text)):
            return text.strip(" ")  # what most texts are, told at a glance
        if text.isascii():
            return line(text)
    for _ in range(ROUNDS):
        before = text
        if "&" in text:
            text = decoded(text)
        if "<" in text:
            text = without_tags(text)
        if not text.isascii():
            text = repaired(text)
        text = line(text)
        if text == before:
            break
    return text


def _few_marks(text: str) -> bool:
    """True where there cannot be more than sixteen combining marks at all."""
    return len(text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)) <= MARKS_PER_BASE


def _ordinary(text: str) -> bool:
    """True where a printable text holds neither mojibake nor many marks."""
    raw = text.encode()
    return _C3 not in raw and len(raw.translate(None, _HARMLESS)) <= MARKS_PER_BASE


def _thin_marks(text: str) -> str:
    """The text with at most sixteen combining marks in a row."""
    return _PILE.sub(_thin_run, text)


def _thin_run(found: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        if marks <= MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)
