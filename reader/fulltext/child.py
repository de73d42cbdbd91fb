"""The process that pages are extracted in: within limits, since a page may be made to take all there is."""

from reader.limits import answer_within

MEMORY = 300 << 20
"""Bytes of address space, so that never as much is resident."""


def main() -> None:
    """Answers until the end. What the first page needs is loaded while that is still asked for."""
    from reader.fulltext.extracting import extract
    from reader.fulltext.records import WebPage

    text = b"<html><head><title>A</title></head><body><article><p>" + b"One, two, three. " * 40
    extract(WebPage("https://example.org/", text))
    answer_within(MEMORY, extract)


if __name__ == "__main__":
    main()
