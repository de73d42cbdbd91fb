"""How long an answer holds and how long a server is left alone, by the headers that say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.freshness import LONGEST_S, fresh_s, patience_s

DATE = "Mon, 23 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"cache-control": "public"}, None),
        ({"cache-control": "max-age=60"}, 60),
        ({"cache-control": 'private, Max-Age="60"'}, 60),
        ({"cache-control": "max-age=60, max-age=90"}, 60),
        ({"cache-control": "s-maxage=10, max-age=60"}, 60),
        ({"cache-control": "max-age=60", "age": "20"}, 40),
        ({"cache-control": "max-age=60", "age": "90"}, 0),
        ({"cache-control": "max-age=60", "age": "old"}, 60),
        ({"cache-control": "max-age=0, must-revalidate"}, 0),
        ({"cache-control": "max-age=" + "9" * 500}, LONGEST_S),
        ({"cache-control": "max-age=31536000, immutable"}, LONGEST_S),
        ({"cache-control": "max-age=-5"}, None),
        ({"cache-control": "max-age=²"}, None),
        ({"cache-control": "no-cache"}, 0),
        ({"cache-control": "max-age=60, no-store"}, 0),
        ({"expires": "Mon, 23 Nov 2026 10:10:00 GMT", "date": DATE}, 600),
        ({"expires": "Monday, 23-Nov-26 10:10:00 GMT", "date": DATE}, 600),
        ({"expires": "Mon Nov 23 10:10:00 2026", "date": DATE}, 600),
        ({"expires": "Mon, 23 Nov 2026 09:00:00 GMT", "date": DATE}, 0),
        ({"expires": "Mon, 23 Nov 2099 09:00:00 GMT", "date": DATE}, LONGEST_S),
        ({"expires": "Mon, 23 Nov 2099 09:00:00 GMT"}, LONGEST_S),
        ({"expires": "0", "date": DATE}, 0),
        ({"expires": "-1"}, 0),
        ({"expires": "Mon, 23 Nov 2026 10:10:00 GMT", "date": DATE, "cache-control": "max-age=60"}, 60),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], expected: int | None) -> None:
    assert fresh_s(headers.get) == expected


VALUES = st.text(max_size=60) | st.sampled_from(("max-age=", "Mon, 23 Nov 2026 10:00:00 +9999", "9" * 5000))


@given(st.dictionaries(st.sampled_from(("cache-control", "age", "expires", "date", "retry-after")), VALUES))
def test_no_header_is_believed_without_bounds(headers: dict[str, str]) -> None:
    fresh = fresh_s(headers.get)

    assert fresh is None or 0 <= fresh <= LONGEST_S
    assert 0 <= patience_s(503, headers.get) <= LONGEST_S
