"""The text of a story as it leaves the reader: with the text of its page, where that is the article. Pure."""

import re

from reader.content.body import read_body
from reader.content.exporting import Form, as_document
from reader.content.full_text import in_full, to_be_saved
from reader.content.headlines import without_headline
from reader.content.writer import article_bytes
from reader.files import slug
from reader.models import Article, Story

FORMS: dict[str, Form] = {"md": "markdown", "html": "html", "txt": "text"}
"""The forms of a document by the ends of their names."""


def story_document(story: Story, form: Form) -> str:
    """A story as a document of its own."""
    full = story.full if story.full and story.full.doubt is None else None
    article = in_full(story)
    base_url = full.url if full else article.url
    body = without_headline(read_body(article.body, base_url), article.title) if article.body else None
    return as_document(article, body, form)


def article_file(story: Story) -> bytes:
    """A story as an article file of our own format."""
    full = story.full if story.full and story.full.doubt is None else None
    return article_bytes(to_be_saved(story.article, full) if full else story.article)


def file_name(article: Article, end: str) -> str:
    """What a file of an article is called: its date, its headline, and what it is."""
    date = f"{article.published_at:%Y-%m-%d}-" if article.published_at else ""
    return f"{date}{slug(article.title) or 'article'}.{end}"


def markdown_link(title: str, url: str) -> str:
    """A link in Markdown: [Headline](address)."""
    text = re.sub(r"[\\`*_<\[\]]", r"\\\g<0>", title)
    return f"[{text}]({f'<{url}>' if '(' in url or ')' in url else url})"
