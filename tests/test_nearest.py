"""What a mistyped word was perhaps meant as."""

import pytest

from reader.nearest import nearest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("provder", "provider"),
        ("PROVDER", "provider"),
        ("long raeds", "Long reads"),
        ("xyz", None),
        ("", None),
    ],
)
def test_what_is_near_is_found_however_it_is_cased(word: str, meant: str | None) -> None:
    assert nearest(word, ("provider", "Long reads", "title")) == meant
    assert nearest(word * 10_000, ()) is None
