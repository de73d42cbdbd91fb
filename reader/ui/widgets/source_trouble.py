"""What could not be read of a source, in sentences. Pure."""

import re

from reader.content.urls import public
from reader.models import Failure
from reader.ui import words

_BEGUN = re.compile("(?:is|has|holds|cannot|could|declares|comes|leads|ends|does|did|names) ")
"""How a message of a document begins that goes on from the name of that."""
_NAMELESS = frozenset(("", "feed", "output"))
"""Keys of documents that are all there is of their source."""


def sentence(failure: Failure, name: str = "") -> str:
    """What is wrong, as a sentence: "It is no sitemap (line 3)", "_news/tide.md, line 4: the date is missing".

    `name` is what the source is called, where the sentence is to begin with it.
    """
    address = public(failure.source)
    message = words.without(address, failure.message).rstrip(".")
    goes_on = failure.message.startswith(f"{address} ") or _BEGUN.match(message)
    subject = name if failure.key in _NAMELESS else f"{name}: {failure.key}" if name else failure.key
    line = "" if failure.line is None else f"line {failure.line}"
    if goes_on:
        return f"{subject or 'It'} {message}" + (f" ({line})" if line else "")
    if where := ", ".join(filter(None, (subject, line))):
        return f"{where}: {message}"
    return f"{message[:1].upper()}{message[1:]}"


def about_problems(number: int, first: Failure | None) -> str:
    """How many there are, and what the only one is: "2 problems", "1 problem: it is no sitemap (line 3)"."""
    told = words.count(number, "problem", "problems")
    if number != 1 or first is None:
        return told
    said = sentence(first)
    return f"{told}: {said[:1].lower()}{said[1:]}" if said.startswith("It ") else f"{told}: {said}"
