"""What an article looks like on its page."""

from datetime import timedelta

import pytest

from reader.content.body import read_body
from reader.models import (
    Action,
    Article,
    Body,
    Enclosure,
    Image,
    Learning,
    ListedStory,
    Provider,
    Ratings,
    Related,
    Story,
    Summary,
)
from reader.ui.panes import facts
from reader.ui.panes.setting import Setting
from reader.ui.panes.targets import Media, targets
from reader.ui.panes.typeset import typeset
from reader.ui.widgets.prose import Line, lay_out
from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS, Signs
from tests.ui.archive import NOW

PLAIN = Article("a.md", "Title")


def _story(article: Article, related: tuple[Related, ...] = (), also: Related | None = None) -> Story:
    provider = article.provider.name if article.provider else None
    summary = Summary(
        1, "a", article.title, provider, article.topics, article.published_at, article.type, article.url,
        article.quality, article.heat, article.listed, False, False, False, len(article.related),
    )  # fmt: skip
    return Story(summary, article, "/a", "a.md", (), related, also=also)


def _text(line: Line) -> str:
    return (line.prefix.text if line.prefix else "") + "".join(run.text for run in line.runs)


def _printed(story: Story, width: int = 72, signs: Signs = SIGNS) -> list[str]:
    body = story.article.body
    setting = Setting(NOW, width, signs)
    page = lay_out(typeset(story, read_body(body) if body else None, setting), width, signs=signs)
    return [_text(line).rstrip().replace("\u00a0", " ") for line in page.lines]


def _body(body: str, excerpt: str | None = None, width: int = 40) -> list[str]:
    texts = _printed(_story(PLAIN._replace(excerpt=excerpt, body=Body("markdown", body))), width)
    return "\n".join(texts[texts.index("─" * width) + 1 :]).strip("\n").split("\n")


FULL = Article(
    "c.md",
    "Mend one thing a week",
    excerpt="A zip, a lamp, a chair leg.",
    published_at=NOW - timedelta(hours=3),
    type="course",
    original_url="https://menders.example/course",
    provider=Provider("The Harbour Post", authors=("Henrike Solum", "Dev Pillai")),
    topics=("Repair", "Towns"),
    images=(
        Image("https://menders.example/a.png", 800, 400, "A lamp"),
        Image("https://menders.example/b.png"),
    ),
    related=(ListedStory("Other"), ListedStory("Third")),
    quality=65,
    heat=85,
    listed=False,
    body=Body("markdown", "You need no tools. " * 80),
    video_url="https://video.example/watch?v=1",
    learning=Learning(
        "Free; bring biscuits",
        9000,
        Ratings(1234, 4.6),
        ("Beginner", "Complete beginner"),
        ("_learning/2026-01-02-the-zip.md", "_learning/the-lamp.md"),
        (Action("https://menders.example/a4.pdf", "The sheet, A4", "download"),),
    ),
    author="Signe Moll",
    lang="de-DE",
)
RELATED = (
    Related(
        "Other",
        "https://o.example",
        Provider("The Quay"),
        NOW - timedelta(hours=9),
        "bbb",
        "listed",
        "why",
        read=True,
    ),
    Related("Third", "https://t.example", None, None, None, "listed", "because"),
)
ALSO = Related(
    "The other copy", "https://also.example", None, None, "ccc", "same_story", "its webUrl", read=False
)

ITEMS = (
    Related("The zip, and what it wants", None, None, None, "ddd", "item", "part 1 of 2", read=False),
    Related("the lamp", None, None, None, None, "item", "part 2 of 2"),
)


def test_the_targets_of_a_page_are_its_film_and_the_stories_that_belong_to_it_in_its_order() -> None:
    for story in (
        _story(FULL, RELATED, ALSO)._replace(items=(*ITEMS, *ITEMS)),
        _story(FULL, RELATED)._replace(items=ITEMS[1:]),
        _story(FULL, RELATED, ALSO),
        _story(FULL)._replace(items=ITEMS),
    ):
        page = lay_out(typeset(story, None, Setting(NOW)), 72)
        told = [_text(page.lines[line]).split("  ", 1)[1] for line in page.targets]
        film = "video  video.example/watch?v=1"
        assert told == [film if isinstance(one, Media) else one.title for one in targets(story)]


def test_everything_the_file_tells_is_printed_in_its_order() -> None:
    printed = _printed(_story(FULL, RELATED, ALSO)._replace(items=ITEMS))
    body = printed.index("You need no tools. You need no tools. You need no tools. You need no")
    assert printed[:body] == [
        "Mend one thing a week",
        "",
        "The Harbour Post  ·  Friday 20 November 2026, 09:00  ·  3 h ago",
        "by Signe Moll, Henrike Solum and Dev Pillai",
        "Repair, Towns  ·  course  ·  1 min read  ·  in German",
        "heat 85 = quality 65 + 2 related stories",
        "",
        "Price    Free; bring biscuits",
        "Length   2 h 30 min",
        "Rated    4.6 of 5, 1 234 votes",
        "Levels   Beginner, Complete beginner",
        "",
        "Unlisted: lists show it only when asked to.",
        "",
        "─" * 72,
        "",
        "A zip, a lamp, a chair leg.",
        "",
    ]
    assert printed[printed.index("Contents   2 parts") :] == [
        "Contents   2 parts",
        "",
        "↵  The zip, and what it wants",
        "•  the lamp",
        "",
        "",
        "o  menders.example/course",
        "▷  video  video.example/watch?v=1",
        "↗  The sheet, A4   download",
        "▣  image 800 × 400: A lamp",
        "▣  image",
        "",
        "─" * 72,
        "",
        "Also filed under",
        "",
        "↵  The other copy",
        "",
        "",
        "Listed   1 in your library, 1 elsewhere",
        "",
        "↵  Other",
        "   The Quay · 6 h before · why · read",
        "",
        "↗  Third",
        "   because",
    ]


def test_what_the_file_does_not_tell_is_not_there() -> None:
    assert _printed(_story(PLAIN), 20) == ["Title", "", "date unknown", "", "─" * 20]


def test_a_story_of_the_library_that_is_unread_is_bold() -> None:
    page = lay_out(typeset(_story(PLAIN, RELATED, ALSO), None, Setting(NOW, 40)), 40)
    bold = {run.text for line in page.lines if line.target is not None for run in line.runs if run.bold}
    assert bold == {"The other copy"}


def test_a_page_can_be_told_in_ascii() -> None:
    body = Body(
        "markdown", "- a\n\n> b\n\n| a table | that is too wide | for its page |\n|-|-|-|\n| x | y | z |"
    )
    text = "".join(_printed(_story(FULL._replace(body=body), RELATED, ALSO), 30, ASCII_SIGNS))
    assert text.isascii(), [sign for sign in text if not sign.isascii()]
    assert [told for told in ("800 x 400", "x - y - z", "* ", "| ", "..", "-" * 30) if told not in text] == []


def test_many_pictures_are_counted() -> None:
    images = tuple(Image(f"https://a.example/{number}") for number in range(40))
    assert _printed(_story(PLAIN._replace(images=images)))[-1] == "   28 more images"


@pytest.mark.parametrize(
    ("words", "time"),
    [(0, ""), (60, ""), (61, "1 min read"), (460, "2 min read"), (35_880, "2 h 36 min read")],
)
def test_reading_time_is_told_where_there_is_something_to_read(words: int, time: str) -> None:
    assert facts.reading_time(words) == time


def test_japanese_is_counted_by_its_characters() -> None:
    text = "駅の改札に顔認証を導入する計画は来年の春まで延期されることになった" * 30  # 990 characters
    assert "2 min read" in _printed(_story(PLAIN._replace(body=Body("markdown", text))))[3]


@pytest.mark.parametrize(
    ("seconds", "time"),
    [(40, "40 s"), (2700, "45 min"), (3600, "1 h"), (9000, "2 h 30 min"), (55_800, "15 h 30 min")],
)
def test_a_length_of_time_is_told_to_the_minute(seconds: int, time: str) -> None:
    assert facts.duration(seconds) == time


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("0", "free"), ("0.00", "free"), ("0,00 €", "free"), ("$0", "free"), ("USD 0.0", "free"), ("0 EUR", "free"),
        ("10", "10"), ("0.50", "0.50"), ("$10", "$10"), ("0 to 20 €", "0 to 20 €"), ("Free", "Free"),
    ],
)  # fmt: skip
def test_what_costs_nothing_is_free(price: str, told: str) -> None:
    printed = _printed(_story(PLAIN._replace(learning=Learning(price))))
    assert [line.split(maxsplit=1)[1] for line in printed if line.startswith("Price")] == [told]


def test_what_an_article_is_also_filed_under_is_said_once() -> None:
    also = ALSO._replace(kind="also_filed", reason="also filed under")
    printed = "\n".join(_printed(_story(PLAIN, also=also._replace(provider=Provider("The Quay")))))
    assert printed.casefold().count("also filed under") == 1
    assert printed.endswith("↵  The other copy\n   The Quay")


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        (Ratings(1, 4.0), "4 of 5, 1 vote"),
        (Ratings(None, 4.83), "4.83 of 5"),
        (Ratings(20_000, None), "20 000 votes"),
    ],
)
def test_ratings_are_told_as_far_as_they_are_known(ratings: Ratings, told: str) -> None:
    assert facts.rated(ratings) == told


def test_a_page_that_was_taken_down_says_so() -> None:
    assert "Taken down by its publisher." in _printed(_story(PLAIN._replace(removed=True)))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("One.\n\nTwo.", ["One.", "", "Two."]),
        ("One  \nTwo.", ["One", "Two."]),
        ("## Within\n\nText.", ["Within", "", "Text."]),
        ("- one\n- two\n  - within", ["• one", "• two", "  • within"]),
        ("3. one\n4. two", ["3. one", "4. two"]),
        ("> said", ["│ said"]),
        ("9. nine\n10. ten", [" 9. nine", "10. ten"]),
        ("One.\n\n## Within\n\nText.", ["One.", "", "", "Within", "", "Text."]),
        ("```\nif so:\n    keep it\n```", ["  if so:", "      keep it"]),
        ("One.\n\n---\n\nTwo.", ["One.", "", "*  *  *".center(40).rstrip(), "", "Two."]),
        ("| a | bee |\n|---|---|\n| one | 2 |", ["a     bee", "one   2"]),
    ],
)
def test_a_body_is_printed_like_a_page(written: str, printed: list[str]) -> None:
    assert _body(written) == printed


def test_a_lead_that_only_repeats_the_beginning_is_not_printed_twice() -> None:
    body = "A crossing of fifty-five minutes took fifty-one, and nobody on the quay knew why that was."
    assert _body(body, "A crossing of fifty-five minutes took fifty-one…", 120) == [body]
    assert _body("Another text.", "A lead.") == ["A lead.", "", "Another text."]


def test_a_table_that_is_too_wide_becomes_lines() -> None:
    wide = "w" * 9
    assert _body(f"| a | b |\n|---|---|\n| {wide} | {wide} |", width=21)[-1] == f"{wide}   {wide}"
    assert _body(f"| a | b |\n|---|---|\n| {wide} | {wide} |", width=20)[-2:] == [wide, f"  {wide}"]


def test_files_that_come_with_it_and_its_comments_are_links() -> None:
    sound = Enclosure("https://cdn.sound.example/12.mp3", "audio/mpeg", 12_345_678, 2_040)
    article = PLAIN._replace(
        original_url="https://sound.example/12",
        video_url="https://film.example/12",
        images=(Image("https://sound.example/12.jpg"),),
        enclosures=(
            sound,
            Enclosure("https://film.example/12", "video/mp4"),
            Enclosure("https://sound.example/12.jpg", "image/jpeg"),
            Enclosure("https://sound.example/notes.pdf", "application/pdf", 640_000, title="The notes"),
            Enclosure("https://sound.example/12.zip"),
        ),
        comments_url="https://sound.example/12/comments",
    )
    lines = _printed(_story(article))
    first = lines.index("o  sound.example/12")
    assert lines[first + 1 : first + 7] == [
        "▷  video  film.example/12",
        "♪  audio · 34 min · 12 MB · cdn.sound.example",
        "↗  PDF · The notes · 640 kB · sound.example",
        "↗  file · sound.example",
        "↗  comments  sound.example/12/comments",
        "▣  image",
    ]
    assert "34 min of audio" in lines
    setting = Setting(NOW)
    links = {run.link for part in typeset(_story(article), None, setting) for run in part.runs if run.link}
    assert {article.enclosures[3].url, article.comments_url} <= links
    assert sound.url not in links, "it is played, and not followed"
    assert [one.url for one in targets(_story(article))] == ["https://film.example/12", sound.url]


def test_of_very_many_files_some_are_told() -> None:
    files = tuple(Enclosure(f"https://a.example/{number}", "audio/ogg") for number in range(40))
    assert sum("audio" in line for line in _printed(_story(PLAIN._replace(enclosures=files)))) == 12


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("audio/mpeg", "audio"), ("VIDEO/mp4", "video"), ("image/png", "image"), ("application/pdf", "PDF"),
        ("text/plain", "text"), ("application/zip", "file"), ("nonsense", "file"), (None, "file"),
    ],
)  # fmt: skip
def test_what_a_file_is_in_a_word(media: str | None, kind: str) -> None:
    assert facts.kind_of(Enclosure("https://a.example/", media)) == kind
