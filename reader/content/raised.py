"""What stands above or below the line of the text, told with characters that do, and the marks of footnotes.

A terminal sets every letter on the line: m<sup>2</sup> would read as m2.
"""

from itertools import islice

from lxml.etree import _Element

RAISED = frozenset({"sup", "sub"})

_ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"
_BELOW = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"
_SIMPLE = "0123456789+-−=()"
_CHARACTERS: dict[str, dict[int, str]] = {
    "sup": {
        ord(plain): above for plain, above in zip(_SIMPLE + "ni[]", [*_ABOVE, "ⁿ", "ⁱ", "", ""], strict=True)
    },
    "sub": {ord(plain): below for plain, below in zip(_SIMPLE, _BELOW, strict=True)},
}
_SIGN = {"sup": "^", "sub": "_"}
_LONGEST = 16  # characters; more are words in small print
_WAYS_BACK = frozenset("↩↑^⤴⏎↵¶#")

ON_THE_LINE = {ord(raised): plain for raised, plain in zip(_ABOVE + _BELOW, _SIMPLE * 2, strict=True)}
"""What turns the digits back, for a search to find: CO₂ is looked for as CO2."""


def leads_back(link: _Element) -> bool:
    """Whether a link within its page is only an arrow or a sign: from a note to its mark, or from a head to itself."""
    if not (link.get("href") or "").startswith("#"):
        return False
    text = _text(link)
    return text[:1] in _WAYS_BACK and not any(letter.isalpha() for letter in text)


def is_mark(link: _Element) -> bool:
    """Whether a link is the mark of a footnote that only a style sheet raises."""
    within = (link.get("href") or "").startswith("#") and "footnote" in (link.get("class") or "")
    return within and _text(link).isdecimal()


def set_on_line(element: _Element) -> None:
    """Writes the text of an element of `RAISED`, or a mark, so that it reads well on the line; words stay as they are.

    Digits and signs get characters of their own, also those of a mark in brackets; a letter after a symbol a sign.
    """
    text = _text(element)
    parent = element.getparent()
    if not text or len(text) > _LONGEST or (parent is not None and parent.tag in RAISED):
        return
    kind = "sub" if element.tag == "sub" else "sup"
    table = _CHARACTERS[kind]
    if all(ord(letter) in table for letter in text):
        _translate(element, table)
        _stand_apart(element)
    elif text.isascii() and text.isalnum() and (kind == "sub" or len(text) == 1 or not text.isalpha()):
        _begin_with(element, _SIGN[kind])


def _text(element: _Element) -> str:
    """The text of an element, or as much of it as tells that it is long."""
    return "".join([str(text) for text in islice(element.itertext(), _LONGEST + 2)]).strip()


def _translate(element: _Element, table: dict[int, str]) -> None:
    for part in element.iter():
        if part.text:
            part.text = part.text.translate(table)
        if part is not element and part.tail:
            part.tail = part.tail.translate(table)


def _stand_apart(element: _Element) -> None:
    """Two marks side by side are not one number."""
    before = element.getprevious()
    if before is not None and before.tag == element.tag and not before.tail:
        _begin_with(element, " ")


def _begin_with(element: _Element, sign: str) -> None:
    element.text = sign + (element.text or "")
