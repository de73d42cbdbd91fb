"""The scheme feed:, with which pages ask a browser to hand an address on to a reader of feeds."""

import re

_BEFORE = re.compile(r"feed:(?=https?://)", re.IGNORECASE)
_INSTEAD = re.compile(r"feed:(?=//)", re.IGNORECASE)


def without_feed_scheme(address: str) -> str:
    """The web address that is meant by `feed:https://…` and by `feed://…`; others as they are."""
    return _INSTEAD.sub("http:", _BEFORE.sub("", address, count=1), count=1) if _is_feed(address) else address


def _is_feed(address: str) -> bool:
    return address[:5].lower() == "feed:"
