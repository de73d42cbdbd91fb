"""What belongs to an article, each once, in its section, and why."""

from datetime import UTC, datetime

from reader.models import Account, ListedStory, Provider, Related, Summary
from reader.stories.coverage import Entry, account_of_listed, coverage, similar
from reader.stories.gist import gist
from tests.stories.made import HOUR, NOON, account, told

DAM = "Dam of Lesk bursts after rain"
MINE = told(DAM)


def summary(one: Account, **fields: object) -> Summary:
    published = None if one.published is None else datetime.fromtimestamp(one.published, UTC)
    made = Summary(
        one.row, f"id{one.uid}", one.title, one.provider, (), published, "article", f"https://lib.example/{one.uid}",
        one.quality, one.heat, one.listed, False, False, False, 0,
    )  # fmt: skip
    return made._replace(**fields)  # type: ignore[arg-type] # by name


def here(title: str, *, hours: int | None = 0, **entry: object) -> Entry:
    """An entry that is in the library."""
    one = account(title, published=None if hours is None else NOON + hours * HOUR)
    return Entry(one, summary(one))._replace(**entry)  # type: ignore[arg-type] # by name


def elsewhere(title: str, **fields: object) -> Entry:
    """An entry that a file lists and the library does not have."""
    when = datetime.fromtimestamp(NOON, UTC)
    story = ListedStory(title, "https://else.example", None, when)._replace(**fields)  # type: ignore[arg-type] # by name
    return Entry(account_of_listed(story, 1), None, story)


def found(*entries: Entry) -> tuple[Related, ...]:
    return coverage(MINE, [(entry, gist(entry.account)) for entry in entries], {})


def test_the_same_story_comes_first_the_oldest_of_it_then_what_is_listed_then_who_lists() -> None:
    told_of = found(
        here("Cats found", links_here=True),
        here("Dogs found", listed=ListedStory("Dogs")),
        here(f"{DAM}, again", hours=5),
        here("Birds found", listed=ListedStory("Birds")),
        here(f"{DAM}: why", hours=-5),
        here("Fish found", links_here=True),
    )
    assert [(one.kind, one.title) for one in told_of] == [
        ("same_story", f"{DAM}: why"),
        ("same_story", f"{DAM}, again"),
        ("listed", "Dogs"),
        ("listed", "Birds"),
        ("links_here", "Cats found"),
        ("links_here", "Fish found"),
    ]


def test_what_has_several_reasons_is_told_once_with_all_of_them() -> None:
    same, listed, linking = found(
        here(f"{DAM}: why", listed=ListedStory(DAM), links_here=True),
        here("Dogs found", listed=ListedStory("Dogs"), links_here=True),
        here("Cats found", links_here=True),
    )
    assert same.reason == "4 shared words: dam, lesk, bursts …, listed by this article, lists this article"
    assert listed.reason == "listed by this article, lists this article"
    assert linking.reason == "lists this article"
    assert (same.score, listed.score, linking.score) == (1.0, None, None)


def test_a_listed_story_that_the_library_lacks_may_tell_the_same_too() -> None:
    provider = Provider("Elsewhere", "else.example")
    same, other, undated = found(
        elsewhere(f"{DAM}: why", provider=provider, quality=7),
        elsewhere("Cats found"),
        elsewhere(DAM, published_at=None),
    )
    assert (same.kind, same.url, same.article_id, same.read) == (
        "same_story",
        "https://else.example",
        None,
        None,
    )
    assert (same.provider, same.quality) == (provider, 7)
    assert (other.kind, undated.kind) == ("listed", "listed")


def test_a_mate_that_shares_little_is_in_the_story_all_the_same() -> None:
    mate, stranger = found(here("Lesk counts its dead", same=True), here("Cats found", same=True, hours=None))
    assert (mate.kind, mate.reason, mate.score) == ("same_story", "1 shared word: lesk", None)
    assert (stranger.kind, stranger.title) == ("same_story", "Cats found")


def test_what_has_no_date_stands_behind_what_has_one() -> None:
    told_of = found(here("Lesk mourns", same=True, hours=None), here(f"{DAM}: why", hours=90, same=True))
    assert [one.title for one in told_of] == [f"{DAM}: why", "Lesk mourns"]


def test_the_library_tells_what_the_list_does_not_and_the_list_what_it_does() -> None:
    entry = here("Dogs found")
    assert entry.summary is not None
    listed = ListedStory(
        "Dogs", "https://old.example", None, datetime(2020, 1, 1, tzinfo=UTC), Provider("Kennel")
    )
    entry = entry._replace(listed=listed, summary=entry.summary._replace(read=True, quality=None))
    (one,) = found(entry._replace(listed=listed._replace(quality=4)))
    assert (one.title, one.url) == ("Dogs", entry.summary.url)  # type: ignore[union-attr] # it has one
    assert (one.published_at, one.provider) == (listed.published_at, Provider("Kennel"))
    assert (one.read, one.quality, one.article_id) == (True, 4, f"id{entry.account.uid}")


def test_nothing_belongs_to_an_article_without_anything() -> None:
    assert found() == similar(MINE, []) == ()


def test_a_page_and_a_text_of_two_outlets_say_so() -> None:
    text = (
        "Thousands have left their homes since the old wall gave way on Sunday night in heavy rain and wind."
    )
    page = "https://news.example/dam"
    mine = told(DAM, text, url=page)
    others = [account("Homes left", text), account("Lesk under water", url=page)]
    entries = [(Entry(one, summary(one)), gist(one)) for one in others]
    assert {one.reason for one in coverage(mine, entries, {})} == {"same text", "same original URL"}


def test_similar_articles_say_how_similar_and_by_which_words() -> None:
    one = told("Dam of Norvin opens after rain")
    (told_of,) = similar(MINE, [(0.4321, one, summary(one.account))])
    assert (told_of.kind, told_of.score, told_of.article_id) == ("similar", 0.4321, f"id{one.account.uid}")
    assert told_of.reason == "2 shared words: dam, rain"
