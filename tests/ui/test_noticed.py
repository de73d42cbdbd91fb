"""What a rule is to tell of stands in the status line, also where a refresh ends at the same time."""

from reader.ui.app import IndexerSaid, NewsreaderApp
from reader.ui.indexer import Indexed, Noticed
from tests.ui.driving import listed, shown, until

SIZE = (120, 40)
ONE, TWO = "https://one.example/feed", "https://two.example/feed"


async def test_the_headline_is_told_by_the_name_of_the_rule(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(app))
        app.post_message(IndexerSaid(Noticed("the sea", ("The sea is [bold]calm[/]",), 1)))
        await until(pilot, lambda: "the sea: The sea is [bold]calm[/]" in shown(app))
        app.post_message(IndexerSaid(Noticed("the sea", ("Calm", "Rough"), 12)))
        await until(pilot, lambda: "the sea: 12 new, “Calm” first" in shown(app))


async def test_it_stays_beside_what_came_of_the_refresh(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: listed(app))
        app.post_message(IndexerSaid(Indexed(begun=(ONE, TWO))))
        app.post_message(IndexerSaid(Noticed("the sea", ("Calm",), 1)))
        app.post_message(IndexerSaid(Indexed(ONE, finished=True, new=3, changed=True)))
        app.post_message(IndexerSaid(Indexed(TWO, finished=True)))
        await until(pilot, lambda: "the sea: Calm · 3 new from 1 source" in shown(app))
