"""The thorough half of cleaning: what is done with a text that is not told to be plain at a glance.

It stands apart because its expressions take milliseconds to compile, and most runs of the program never need them.
"""

import re
import unicodedata

MARKS_PER_BASE = 16

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


def scrubbed_line(text: str) -> str:
    """One line without what is dropped; white space of any kind becomes single spaces."""
    text = " ".join(_DROPPED_IN_LINE.sub("", text).split())
    return " ".join(thinned(_JOINERS.sub(r"\1", text)).split())


def scrubbed_block(text: str) -> str:
    """Lines without what is dropped; every line break becomes a newline."""
    if _SUSPECT.search(text) is not None:
        text = _BREAKS.sub("\n", text)
        text = _JOINERS.sub(r"\1", _DROPPED_IN_BLOCK.sub("", text))
    return thinned(text)


def thinned(text: str) -> str:
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
