"""The body of an article for JSON: Markdown, its links, and how long it takes to read."""

from reader.content.body import read_body
from reader.content.markdown_text import to_markdown
from reader.content.reading import WORDS_A_MINUTE
from reader.models import Article, Json


def body_record(article: Article, base_url: str | None) -> dict[str, Json]:
    """What `show --json` tells of a body, and the time to read it in seconds; nothing where there is no body.

    Links are resolved against `base_url`.
    """
    if article.body is None:
        return {}
    read = read_body(article.body, base_url)
    return {
        "reading_time_s": round(read.words * 60 / WORDS_A_MINUTE),
        "body": {"format": "markdown", "text": to_markdown(read)},
        "links": [{"url": link.url, "text": link.text} for link in read.links],
    }
