"""What newsboat's query feeds would be here, in words. What has none yet is a search to make again."""

import re

_VALUE = r'\s*"?([^"]*?)"?\s*'
# Each condition: what newsboat writes, and what it is here.
_CONDITIONS = (
    (re.compile(r'unread\s*=\s*"?yes"?'), "the Unread view"),
    (re.compile(r'unread\s*=\s*"?no"?'), "what is read"),
    (re.compile(r'age\s*(?:=\s*"?0|<\s*"?1|<=\s*"?[01]|between\s*"?0:[01])"?'), "the Today view"),
    (re.compile(rf"tags\s*#{_VALUE}"), "the topic {}"),
    (re.compile(rf"feedtitle\s*(?:=|=~){_VALUE}"), "the source {}"),
    (re.compile(rf"(?:feedlink|rssurl)\s*(?:=|=~){_VALUE}"), "the source {}"),
    (re.compile(rf"(?:title|content|description)\s*=~{_VALUE}"), "a search for {}"),
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LONGEST = 2000


def meaning(name: str, expression: str) -> str:
    """A sentence about a query feed: the view, topic or search that it is here, else its expression."""
    called = f"“{name}”" if name else "without a name"
    given = expression[:_LONGEST]
    found = [_condition(part.strip()) for part in _AND.split(given.strip())]
    if given == expression and all(found) and len(found) <= 8:
        return f"is the query feed {called}, which here is {' with '.join(filter(None, found))}"
    return f"is the query feed {called}, and saved searches are not there yet; it says: {given.strip() or 'nothing'}"


def _condition(text: str) -> str | None:
    text = (
        text.removeprefix("(").removesuffix(")").strip() if text.count("(") == text.count(")") == 1 else text
    )
    for pattern, words in _CONDITIONS:
        found = pattern.fullmatch(text)
        if found:
            return words.format(*(group.strip() for group in found.groups()))
    return None
