"""Text files of addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.content.url_list import MOST, addresses, is_url_list

LIST = b"# pages\n\nhttps://a.example/one\n  http://b.example/two?x=1  \r\nhttps://a.example/one\n"


def test_each_address_of_a_list_is_read_once() -> None:
    assert is_url_list(LIST)
    assert addresses(LIST) == ("https://a.example/one", "http://b.example/two?x=1")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# nothing\n",
        b"https://a.example/\nand more\n",
        b"https://a.example/ tag\n",
        b"ftp://a.example/\n",
        b"/etc/passwd\n",
        b"exec:true\n",
        b"https://\n",
        b"https://a.example/\n\0\0",
        b"<urlset></urlset>",
    ],
)
def test_a_file_with_anything_else_in_it_is_no_list(data: bytes) -> None:
    assert not is_url_list(data)


def test_a_list_is_bounded() -> None:
    assert len(addresses(b"".join(b"https://a.example/%d\n" % number for number in range(MOST + 10)))) == MOST


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: f"https://a.example/{text}".encode()))
def test_no_bytes_at_all_raise_and_what_is_read_may_be_asked(data: bytes) -> None:
    is_url_list(data)
    assert all(
        address.startswith(("http://", "https://")) and address.isascii() for address in addresses(data)
    )
