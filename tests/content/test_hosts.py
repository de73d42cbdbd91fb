"""Host names as they may be shown."""

import idna
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.hosts import readable, shown


@pytest.mark.parametrize(
    "host",
    [
        "news.example",
        "münchen.example",
        "пример.испытание",
        "παράδειγμα.example",
        "東京の塔.example",
        "abc東京タワー.example",
        "한국신문.example",
        "日本語ー2.example",
        "مثال.example",
        "élan-2.example",
    ],
)
def test_a_host_of_one_script_or_of_those_that_are_written_together_is_shown_in_it(host: str) -> None:
    assert shown(idna.encode(host, uts46=True).decode()) == host


@pytest.mark.parametrize(
    "host",
    [
        "pаypal.example",  # a Cyrillic a
        "аррӏе.example",  # nothing but Cyrillic letters that look like Latin ones
        "gοοgle.example",  # Greek o
        "東京москва.example",
        "www.pаypal.example",
    ],
)
def test_a_host_that_may_pass_for_another_is_shown_in_ascii(host: str) -> None:
    encoded = idna.encode(host, uts46=True).decode()
    assert encoded.isascii()
    assert shown(encoded) == encoded
    assert shown(host) == encoded, "also where an address holds the letters themselves"


def test_only_the_host_of_an_address_is_read() -> None:
    assert readable("https://xn--mnchen-3ya.example:8080/xn--80ak6aa92e?a=b#c") == (
        "https://münchen.example:8080/xn--80ak6aa92e?a=b#c"
    )
    assert readable("https://xn--mnchen-3ya.example?q") == "https://münchen.example?q"
    assert readable("/a/path/xn--mnchen-3ya") == "/a/path/xn--mnchen-3ya"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_shown(host: str, path: str) -> None:
    assert isinstance(readable(f"https://{host}/{path}"), str)
    assert shown(f"xn--{host}") is not None


@given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?\.example", fullmatch=True))
def test_hosts_of_ascii_stay_as_they_are(host: str) -> None:
    assert host.startswith("xn--") or shown(host) == host
