"""What JSON tells of the text of an original page."""

from reader.cli.records import Record, instant
from reader.models import FullText


def full_text_record(full: FullText) -> Record:
    """What `show --json` tells of the text of an original page, but for the text itself."""
    return {
        "url": full.url,
        "of": full.of,
        "fetched_at": instant(full.fetched_at),
        "words": full.words,
        "doubt": full.doubt,
        "reason": full.reason or None,
        "title": full.title,
        "author": full.author,
        "published_at": instant(full.published_at),
        "site": full.site,
        "lang": full.lang,
        "tried": [{"url": url, "reason": reason} for url, reason in full.tried],
    }
