"""The little HTML that titles and excerpts hold: entities and tags."""

import re

_NESTED_AMP = re.compile(r"&(?:amp;)+", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSHOWN = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_TAG_NAMES = (
    "a|abbr|address|article|aside|b|blockquote|big|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|p|pre|q|s|"
    "samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr"
)
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Only what is closed, stands alone by nature, or has attributes is HTML; "the <video> element" is a sentence.
_HTML = re.compile(
    rf"</(?:{_TAG_NAMES})\s*>|<(?:br|hr|img|p|wbr)\b[^<>]*>|<(?:{_TAG_NAMES})\s+[a-z-]+=", re.IGNORECASE
)
_ANY_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>?")
_BLOCK_TAG = re.compile(
    r"</?(?:br|p|div|li|h[1-6]|tr|td|th|ul|ol|blockquote|hr|section)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def unescaped(text: str) -> str:
    """The text with its entities decoded, once: what an attribute of HTML says."""
    return _ENTITY.sub(_character, text)


def decoded(text: str) -> str:
    """The text with its entities decoded once, and an ampersand that was encoded several times at once."""
    return _ENTITY.sub(_character, _NESTED_AMP.sub("&", text))


def _character(found: re.Match[str]) -> str:
    """The character of an entity, or the entity where it has none."""
    entity = found[0]
    if entity[1] == "#":
        from html import unescape

        return unescape(entity)
    from html.entities import html5

    return html5.get(entity[1:], entity)


def without_tags(text: str) -> str:
    """The text of a piece of HTML; a text that only mentions tags, or compares with <, stays as it is."""
    text = _without_unshown(text)
    if not _HTML.search(text):
        return text
    return _TAG.sub("", _BLOCK_TAG.sub(" ", text))


def stripped(text: str) -> str:
    """The text between the tags of HTML, its entities decoded, without a look at what they mean."""
    return decoded(_ANY_TAG.sub("\n\n", _without_unshown(text)))


def _without_unshown(text: str) -> str:
    """The text without comments, scripts and style sheets; one that has no end is left in."""
    if not _UNSHOWN.search(text):
        return text
    kept: list[str] = []
    lower = text.lower()
    at = 0
    while found := _UNSHOWN.search(text, at):
        end = f"</{found[1].lower()}" if found[1] else "-->"
        stop = lower.find(end, found.end())
        if stop == -1:
            break
        kept += [text[at : found.start()], " "]
        at = lower.find(">", stop) + 1 or len(text)
    return "".join([*kept, text[at:]])
