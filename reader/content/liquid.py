"""Liquid, the template language of Jekyll sites, which bodies of articles still hold."""

import re

_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)(?:\{%-?\s*endraw\s*-?%\}|\Z)", re.DOTALL)
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?(?:\{%-?\s*endcomment\s*-?%\}|\Z)", re.DOTALL)
_TAG = re.compile(r"\{%[^\n{]{0,400}?%\}|\{\{[^\n{}]{0,400}\}\}")
_KRAMDOWN = re.compile(r"^[ \t]*\{:[^}\n]*\}[ \t]*$", re.MULTILINE)


def without_liquid(text: str) -> str:
    """The text without Liquid's tags and output marks, nor the attribute lines of Jekyll's Markdown.

    Inside of `{% raw %}` double braces are what the writer wants to be read, and stay.
    """
    if "{:" in text:
        text = _KRAMDOWN.sub("", text)
    if "{%" not in text:
        return _TAG.sub("", text) if "{{" in text else text
    text = _COMMENT.sub("", text)
    found: list[str] = []
    at = 0
    for raw in _RAW.finditer(text):
        found += [_TAG.sub("", text[at : raw.start()]), raw[1]]
        at = raw.end()
    found.append(_TAG.sub("", text[at:]))
    return "".join(found)
