"""Tags with hundreds of attributes, for which libxml2 takes the square of their number in time."""

import re

_OVERLOADED = re.compile(
    r"""<([a-zA-Z][^\s/>]*+)(?:[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]{0,1000}+"|'[^']{0,1000}+'|[^\s>]*+))?+){300,}+"""
)
_ATTENTION = 20_000  # characters; in fewer no tag can be overloaded


def without_overloaded(html: str) -> str:
    """HTML in which no tag has more attributes than anyone means."""
    return _OVERLOADED.sub(r"<\1", html) if len(html) > _ATTENTION else html
