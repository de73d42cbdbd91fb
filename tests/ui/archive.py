"""The articles that the tests of the screen read."""

from datetime import UTC, datetime
from pathlib import Path

from tests.archive import write_article

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
_FERRY = "https://news.example/ferry"


def write_archive(folder: Path) -> Path:
    """Seven articles, of which two tell of one ferry; a tree of topics; a file whose YAML is broken."""
    topics = folder / "_data" / "topics"
    topics.mkdir(parents=True)
    for number, (name, parent) in enumerate([("News", None), ("Sea", "News"), ("Towns", "News")]):
        lines = [f"name: {name}", *([f"parent: {parent}"] if parent else [])]
        (topics / f"{number:02}-{name.lower()}.yaml").write_text("\n".join(lines) + "\n")
    news = folder / "_news"
    write_article(
        news,
        "2026-11-20-ferry",
        title="The ferry came in four minutes early and nobody on the quay knew what to do with the time",
        excerpt="A crossing of fifty-five minutes took fifty-one.",
        publishedDateTime="2026-11-20T09:00:00Z",
        originalUrl=_FERRY,
        provider={"name": "The Harbour Post"},
        topics=["News", "Sea"],
        quality=65,
        heat=85,
        images=[{"url": "https://news.example/ferry.jpg", "width": 1200, "height": 799}],
        related=[
            {
                "title": "Council to study the early ferry",
                "webUrl": "https://news.example/council",
                "publishedDateTime": "2026-11-19T09:00:00Z",
                "provider": {"name": "The Quay"},
            },
            {
                "title": "Ferries elsewhere",
                "webUrl": "https://elsewhere.example/ferries",
                "provider": {"name": "Elsewhere"},
            },
        ],
        body="The **captain** said it was [the tide](https://news.example/tide).\n\n## What happened\n\n- One thing, "
        "which is told at such length that it has to go on in a second line of the page\n- Another\n\n> It was early.",
    )
    for days, (name, title, topic) in enumerate(
        [
            ("council", "Council to study the early ferry", "Towns"),
            ("tower", "東京の塔、顔認証改札を一年延期、住民は静かに待つ", "Towns"),
            ("brackets", "[/] [bold]Not markup[/bold] [@click=app.quit]at all[/]", "Towns"),
            ("gull", "A gull is thirty-four", "Sea"),
            ("bench", "The bench will go back", "Towns"),
        ],
        start=1,
    ):
        write_article(
            news,
            f"2026-11-{20 - days}-{name}",
            title=title,
            excerpt=f"About the {name}.",
            publishedDateTime=f"2026-11-{20 - days}T09:00:00Z",
            originalUrl=f"https://news.example/{name}",
            provider={"name": "The Quay"},
            topics=["News", topic],
            quality=40 + days,
        )
    write_article(
        news,
        "2026-11-10-long",
        title="A long read",
        publishedDateTime="2026-11-10T09:00:00Z",
        topics=["News", "Sea"],
        body="\n\n".join(
            f"Paragraph {number} of a long read, with words enough for a line." for number in range(80)
        ),
    )
    (news / "2026-11-09-broken.md").write_text('---\ntitle: "Broken here\ntopics: [News\n---\n')
    return folder
