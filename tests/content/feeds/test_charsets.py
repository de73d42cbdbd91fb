"""The charset that a server names for a feed: believed where the feed itself says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.feeds import parse_feed
from reader.content.feeds.decoding import decode
from reader.models import Article, Document
from tests.content.feeds.feeds import ADDRESS, item, rss


@pytest.mark.parametrize(
    ("told", "written", "declared"),
    [
        ("koi8-r", "koi8-r", None),
        ("KOI8-R", "koi8-r", "no-such-charset"),
        ("windows-1251", "koi8-r", "koi8-r"),
        ("windows-1251", "utf-8", None),
        ("windows-1251", "utf-16", None),
        ("iso-2022-jp", "iso-2022-jp", None),
    ],
)
def test_the_charset_that_a_server_names_counts_where_the_feed_says_nothing(
    told: str, written: str, declared: str | None
) -> None:
    title = "ニュース" if written.startswith("iso-2022") else "Новости дня"
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    data = (declaration + rss(item(title=title)).partition("?>")[2]).encode(written)
    [article] = parse_feed(Document("s", "feed", data, ADDRESS, charset=told))
    assert isinstance(article, Article)
    assert article.title == title


@given(
    st.sampled_from([b"", b"<?xml version='1.0' encoding='koi8-r'?>"]),
    st.binary(max_size=40),
    st.text(max_size=20),
)
def test_no_charset_that_a_server_names_is_too_odd(head: bytes, data: bytes, told: str) -> None:
    assert isinstance(decode(head + data, told), str)


@pytest.mark.parametrize("told", ["hex", "rot13", "idna", "unicode-escape", "utf-7", "\0", "é", "x" * 10_000])
def test_what_is_no_charset_of_texts_is_not_believed(told: str) -> None:
    data = "<rss>é".encode()[:-1]
    assert decode(data, told) == decode(data)
