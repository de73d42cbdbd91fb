"""Making documents for tests."""

from reader.content import parse
from reader.models import Article, Document, Failure


def document(
    text: str | bytes, key: str = "_news/2021-05-12-a-story.md", base_url: str | None = None
) -> Document:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Document("source", key, data, f"/somewhere/{key}", base_url)


def article(
    text: str | bytes, key: str = "_news/2021-05-12-a-story.md", base_url: str | None = None
) -> Article:
    """The one article of a document."""
    [found] = parse(document(text, key, base_url))
    assert isinstance(found, Article), found
    return found


def failure(text: str | bytes, key: str = "_news/2021-05-12-a-story.md") -> Failure:
    """The one failure of a document."""
    [found] = parse(document(text, key))
    assert isinstance(found, Failure), found
    return found


def fronted(front_matter: str, body: str = "") -> str:
    """A file with front matter."""
    return f"---\n{front_matter}\n---\n{body}"
