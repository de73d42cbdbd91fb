"""An article as a document of its own: Markdown, HTML or plain text. Pure."""

from collections.abc import Iterator
from html import escape
from typing import Literal

from reader.content.blocks import Block, Readable, Span
from reader.content.body import to_markdown, to_text
from reader.content.html_writing import to_html
from reader.models import Article

Form = Literal["markdown", "html", "text"]

_STYLE = (
    "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 serif}"
    "img{max-width:100%}pre{overflow:auto}.by{color:#666}"
)


def as_document(article: Article, body: Readable | None, form: Form) -> str:
    """The whole of an article: headline, who told it and when, its address, its lead and its text."""
    whole = Readable((*_head(article), *_lead(article, body), *(body.blocks if body else ())))
    if form == "markdown":
        return to_markdown(whole)
    if form == "text":
        return to_text(whole) + "\n"
    lang = f' lang="{escape(article.lang)}"' if article.lang else ""
    return (
        f'<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset="utf-8">\n<title>{escape(article.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{to_html(whole.blocks)}</body>\n</html>\n"
    )


def byline(article: Article) -> str:
    """Who told it, and when: "The Herald, Ina Berg, 2026-11-20 09:30 UTC"."""
    provider = article.provider
    people = (article.author, *(provider.authors if provider else ()))
    at = f"{article.published_at:%Y-%m-%d %H:%M} UTC" if article.published_at else None
    return ", ".join(filter(None, dict.fromkeys((provider.name if provider else None, *people, at))))


def _head(article: Article) -> Iterator[Block]:
    yield Block("heading", (Span(article.title),), 1)
    if told := byline(article):
        yield Block("paragraph", (Span(told, italic=True),))
    if article.url:
        yield Block("paragraph", (Span(article.url, link=article.url),))


def _lead(article: Article, body: Readable | None) -> Iterator[Block]:
    """The excerpt, unless the text begins with it."""
    excerpt = " ".join((article.excerpt or "").split())
    first = next((block.text for block in body.blocks if block.kind == "paragraph"), "") if body else ""
    if excerpt and not " ".join(first.split()).startswith(excerpt.rstrip("…. ")[:80]):
        yield Block("paragraph", (Span(excerpt, bold=True),))
