"""What is told of the text of an original page, beside the text itself. Pure."""

from collections.abc import Iterator

from reader.content.urls import host
from reader.models import Article, FullText, Story
from reader.ui import words
from reader.ui.panes.setting import Setting, told, whole
from reader.ui.widgets.prose import Paragraph, Run

_PAGES = {"original": "its page", "amp": "its AMP page", "web": "another address of it", "page": "a page"}


def filled(story: Story, full: FullText) -> Iterator[Paragraph]:
    """What the page says of the article that its file does not, marked as such."""
    parts = tuple(_lacking(story.article, full)) if story.summary.row else ()
    if parts:
        yield Paragraph((Run(f"{', '.join(parts)}, as its page says", "muted"),), parts=True)


def read_at(full: FullText, setting: Setting) -> Iterator[Paragraph]:
    """Which page the text is from, and when that was read."""
    ago = words.ago(full.fetched_at, setting.now)
    where = f"From {_PAGES[full.of]} at {host(full.url) or full.url}"
    line = told((whole(where), whole("read just now" if ago == "now" else f"read {ago}")), setting.apart)
    yield Paragraph((Run(line, "faint"),), parts=True)


def doubted(full: FullText, setting: Setting) -> Iterator[Paragraph]:
    """Why a page is hardly the article, and what to do about it; nothing where it is the article."""
    if full.doubt is None:
        return
    yield Paragraph((Run(f"{full.reason.rstrip('.')}.{_cure(setting)}", "accent"),))
    for address, reason in full.tried:
        if address != full.asked:
            yield Paragraph((Run(f"{words.address(address)}: {reason.rstrip('.')}.", "muted"),))


def found(full: FullText) -> Iterator[Paragraph]:
    """What stands above the text of a page that is hardly the article."""
    if full.doubt is not None and full.words:
        yield Paragraph((Run("What was found there:", "muted"),))


def failed(trouble: str, setting: Setting) -> Iterator[Paragraph]:
    """Why the page of an article could not be read; nothing where nothing went wrong."""
    if trouble:
        yield Paragraph((Run(f"{trouble.rstrip('.')}.{_cure(setting)}", "accent"),))


def _cure(setting: Setting) -> str:
    return f" {setting.original} opens it in the browser." if setting.original else ""


def _lacking(article: Article, full: FullText) -> Iterator[str]:
    provider = article.provider
    if full.author and not article.author and not (provider and provider.authors):
        yield f"by {whole(full.author)}"
    if full.published_at and article.published_at is None:
        yield whole(words.exact(full.published_at))
    if full.site and provider is None:
        yield whole(full.site)
