"""The body of an article for JSON: Markdown, its links, and how long it takes to read."""

from reader.content.body import read_body
from reader.content.markdown_text import to_markdown
from reader.models import Article, Json

# People read 238 words a minute silently (Brysbaert 2019), a little fewer on a screen.
WORDS_A_MINUTE = 220


def body_record(article: Article) -> dict[str, Json]:
    """What `show --json` tells of a body, and the time to read it in seconds; nothing where there is no body."""
    if article.body is None:
        return {}
    read = read_body(article.body, article.url)
    return {
        "reading_time_s": round(read.words * 60 / WORDS_A_MINUTE),
        "body": {"format": "markdown", "text": to_markdown(read)},
        "links": [{"url": link.url, "text": link.text} for link in read.links],
    }
