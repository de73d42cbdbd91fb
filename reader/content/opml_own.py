"""The attributes of OPML that are our own: what a source is here, and OPML 2.0 has no attribute for."""

from reader.models import Keep, SourceSpec
from reader.models.sources import MOST_ARTICLES, MOST_DAYS

OWN = "urn:newsreader:opml"
"""Their namespace."""
NAMES = frozenset(
    {
        "kind",
        "enabled",
        "listed",
        "every_s",
        "keep",
        "user",
        "user_agent",
        "own_title",
        "own_site",
        "full_text",
    }
)


def written(spec: SourceSpec) -> dict[str, str]:
    """The attributes of a source; what is as usual is empty."""
    keep = ""
    if spec.keep is not None:
        days, articles = spec.keep.days, spec.keep.articles
        parts = [
            f"days:{days}" if days is not None else "",
            f"articles:{articles}" if articles is not None else "",
            "unread" if spec.keep.unread else "",
        ]
        keep = " ".join(filter(None, parts)) or "all"
    return {
        "kind": spec.kind or "",
        "enabled": "" if spec.enabled else "false",
        "listed": "" if spec.listed else "false",
        "every_s": "" if spec.every_s is None else str(spec.every_s),
        "keep": keep,
        "user": spec.user or "",
        "user_agent": spec.user_agent or "",
        "full_text": "true" if spec.full_text else "",
    }


def keep_of(text: str) -> Keep | None:
    """How long articles are kept, as `written` tells it."""
    if not text:
        return None
    words = text.split()
    told = dict(word.partition(":")[::2] for word in words)
    days, articles = (
        number_of(told.get(name, ""), most)
        for name, most in (("days", MOST_DAYS), ("articles", MOST_ARTICLES))
    )
    return Keep(days or None, articles or None, "unread" in words)


def number_of(text: str, most: int) -> int | None:
    """A whole number up to `most`; None where there is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    return min(int(text), most)
