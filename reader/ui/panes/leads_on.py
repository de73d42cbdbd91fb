"""What leads on from an article: its original, pictures, video, and what its page offers to do. Pure."""

from collections.abc import Iterator, Mapping

from reader.content.hosts import shown
from reader.content.urls import host
from reader.models import Article, Enclosure, Image, Story
from reader.ui import words
from reader.ui.panes.facts import duration, enclosed, kind_of
from reader.ui.panes.pictures import shown as hung
from reader.ui.panes.setting import INDENT, Setting, heading, signed
from reader.ui.panes.targets import MOST, media
from reader.ui.widgets.prose import BLANK, Paragraph, Run

_MOST = 12  # pictures; more are counted


def leads_on(article: Article, setting: Setting, number: int = 0) -> Iterator[Paragraph]:
    """A line for each address, behind the key or sign that tells what it is; sound and film are targets from `number`
    on.
    """
    signs = setting.signs
    numbers = {one.url: at for at, one in enumerate(media(article), number)}
    if article.url:
        link = Run(words.address(article.url), "link", link=article.url)
        yield Paragraph((link,), signed(setting.original, "accent", bold=True), fixed=True)
    if article.video_url:
        film = next(one.enclosure for one in media(article))
        length = f"{duration(film.length_s)}  " if film and film.length_s else ""
        runs = (Run(f"video  {length}", "muted"), Run(words.address(article.video_url), "link"))
        sign = signed(signs.video, "faint")
        yield Paragraph(runs, sign, fixed=True, target=numbers[article.video_url])
    for enclosure in enclosed(article)[:MOST]:
        yield _enclosed(enclosure, numbers, setting)
    if article.comments_url:
        name = Run("comments  ", "muted", link=article.comments_url)
        link = name._replace(text=words.address(article.comments_url), tone="link")
        yield Paragraph((name, link), signed(signs.away, "faint"), fixed=True)
    for action in article.learning.actions if article.learning else ():
        link = Run(action.title or words.address(action.url), "link", link=action.url)
        offered = (Run(f"   {action.type}", "faint"),) if action.type else ()
        yield Paragraph((link, *offered), signed(signs.away, "link"), Run(" " * INDENT))
    for image in article.images[hung(article, setting.hanging) : _MOST]:
        run = Run(_image(image, signs.times), "muted", link=image.url)
        yield Paragraph((run,), signed(signs.image, "faint"), Run(" " * INDENT))
    if len(article.images) > _MOST:
        more = words.count(len(article.images) - _MOST, "more image", "more images")
        yield Paragraph((Run(more, "faint"),), Run(" " * INDENT))


def contents(story: Story, setting: Setting) -> Iterator[Paragraph]:
    """What a course or collection is made of: the articles the library has of it, and the names of the others."""
    if not story.items:
        return
    yield from (heading("Contents", words.count(len(story.items), "part", "parts")), BLANK)
    signs, target = setting.signs, 0
    for item in story.items:
        if item.article_id is None:
            yield Paragraph((Run(item.title, "muted"),), signed(signs.bullet, "faint"), Run(" " * INDENT))
            continue
        title = Run(item.title, "ink" if item.read else "strong", bold=not item.read)
        yield Paragraph((title,), signed(signs.here, "accent"), Run(" " * INDENT), target=target)
        target += 1


def _enclosed(enclosure: Enclosure, numbers: Mapping[str, int], setting: Setting) -> Paragraph:
    """A file that comes with the article: what it is, how long, how large, and where."""
    kind, url = kind_of(enclosure), enclosure.url
    sign = {"audio": setting.signs.audio, "video": setting.signs.video, "image": setting.signs.image}
    about = (
        enclosure.title or "",
        duration(enclosure.length_s) if enclosure.length_s else "",
        words.size(enclosure.size) if enclosure.size else "",
        shown(host(url) or ""),
    )
    apart = f" {setting.signs.dot} "
    told = "".join(apart + part for part in about if part)
    target = numbers.get(url)
    link = url if target is None else None  # what is played is no page
    runs = (Run(kind, "link", link=link), Run(told, "muted", link=link))
    first = signed(sign.get(kind, setting.signs.away), "faint")
    return Paragraph(runs, first, Run(" " * INDENT), target=target)


def _image(image: Image, times: str) -> str:
    size = f" {image.width} {times} {image.height}" if image.width and image.height else ""
    return f"image{size}{': ' + image.title if image.title else ''}"
