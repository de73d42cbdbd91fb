"""Articles of which several tell the same event: what the tests of stories read. All of it is invented."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.archive import write_article
from tests.ui.archive import write_archive

BRIDGE = "Skarholm Bridge closed after freighter Astrid Vane strikes a pier"
FIRST = "Freighter Astrid Vane strikes pier of Skarholm Bridge, bridge closed"
BUS = "No bus to the islands: Skarholm Bridge stays closed after freighter Astrid Vane strikes pier"
CAPTAIN = "Astrid Vane captain: rudder failed before freighter struck Skarholm Bridge pier"
COUNCIL = (
    "Lindmoor council votes 14 to 9 to keep the night bus, the last of the three that once went round the whole of the "
    "bay, and to pay for it with the money that was meant for the second roundabout"
)
VOTE = "Lindmoor council keeps night bus in 14 to 9 vote"
NIGHT_BUS = "The night bus stays: Lindmoor council votes 14 to 9"
STORM = "Storm Ottilie takes 62 roofs in the Tarn valley"
BRACKETS = "[/] Storm Ottilie: 62 roofs [bold]gone[/bold] in the Tarn valley"
ELSEWHERE = "Skarholm Bridge closed as freighter Astrid Vane strikes pier"
DIVERS = "How a diver looks at a pier"
UNDATED = "Freighter Astrid Vane strikes pier: Skarholm Bridge closed"
RUDDER = "Freighter Astrid Vane leaves the yard with a new rudder"
WEEK = "What the harbour talks about"
STORIES = 13
"""So many rows are listed where each stands for a story."""
ARTICLES = 19


class _Account(NamedTuple):
    date: str
    provider: str
    title: str
    excerpt: str
    quality: int
    topics: str = "News, Sea"


# fmt: off
_ACCOUNTS: Mapping[str, _Account] = {
    "bridge-1": _Account("20T05:40", "Slow Wire", FIRST,
        "SKARHOLM (Slow Wire) — The freighter Astrid Vane struck the third pier of the Skarholm Bridge before dawn on "
        "Friday. The bridge is closed to all traffic until divers have looked at it, the port said. Nobody was hurt.",
        61),
    "bridge-3": _Account("20T07:15", "The Quay", BUS,
        "Buses 4 and 9 end at the fish hall today. Since the freighter Astrid Vane struck a pier, the Skarholm Bridge "
        "carries nothing but gulls, and the port will not say for how long.", 57, "News, Towns"),
    "bridge-4": _Account("20T09:50", "Tarn FM", CAPTAIN,
        "The captain of the Astrid Vane told us that the rudder did not answer for ninety seconds before the freighter "
        "struck the pier of the Skarholm Bridge. The bridge is closed until Sunday at least.", 48),
    "council-1": _Account("19T19:30", "Slow Wire", VOTE,
        "Lindmoor council voted 14 to 9 on Thursday to keep the night bus. The roundabout will have to wait.", 44,
        "News, Towns"),
    "council-2": _Account("19T20:10", "The Harbour Post", COUNCIL,
        "By 14 votes to 9 Lindmoor council decided on Thursday night to keep the night bus, after three hours in which "
        "nobody left although it was the last one that would have taken them home.", 79, "News, Towns"),
    "council-3": _Account("20T06:00", "Tarn FM", NIGHT_BUS,
        "It goes on: Lindmoor council voted 14 to 9 for the night bus. A driver told us that he heard it on the radio, "
        "in the bus.", 51, "News, Towns"),
    "rudder": _Account("02T10:00", "Tarn FM", RUDDER, "Four weeks in the dry dock, said the yard.", 39),
    "storm-1": _Account("18T07:00", "Tarn FM", BRACKETS,
        "Storm Ottilie took 62 roofs in the Tarn valley on Tuesday night, the fire brigade counts.", 63),
    "storm-2": _Account("18T08:30", "The Quay", STORM,
        "The fire brigade has counted 62 roofs that storm Ottilie took in the Tarn valley on Tuesday night, and one "
        "that it brought.", 70),
}
# fmt: on


def write_told(folder: Path) -> Path:
    """The archive of the other tests, and three events that are told by four, three and two."""
    write_archive(folder)
    news = folder / "_news"
    for name, account in _ACCOUNTS.items():
        write_article(
            news,
            f"2026-11-{account.date[:2]}-{name}",
            title=account.title,
            excerpt=account.excerpt,
            publishedDateTime=f"2026-11-{account.date}:00Z",
            originalUrl=f"https://{account.provider.lower().replace(' ', '')}.example/{name}",
            provider={"name": account.provider},
            topics=account.topics.split(", "),
            quality=account.quality,
            heat=account.quality + 9,
        )
    _write_bridge(news)
    write_article(
        news,
        "2026-11-20-week",
        title=WEEK,
        excerpt="A list, for those who were away.",
        publishedDateTime="2026-11-20T10:30:00Z",
        provider={"name": "Field & Signal"},
        topics=["News", "Sea"],
        related=[{"title": BRIDGE, "webUrl": "https://theharbourpost.example/bridge"}],
    )
    return folder


def _write_bridge(news: Path) -> None:
    """The account with the best quality: it lists one that is told elsewhere, one without a date, one besides."""
    write_article(
        news,
        "2026-11-20-bridge-2",
        title=BRIDGE,
        excerpt="The Skarholm Bridge has been closed since six o'clock this morning: the freighter Astrid Vane, 89 "
        "metres long and laden with gravel, struck a pier of it in calm water. Divers are on their way.",
        publishedDateTime="2026-11-20T06:25:00Z",
        originalUrl="https://theharbourpost.example/bridge",
        provider={"name": "The Harbour Post"},
        topics=["News", "Sea"],
        quality=88,
        heat=112,
        related=[
            {
                "title": ELSEWHERE,
                "webUrl": "https://elsewhere.example/bridge",
                "publishedDateTime": "2026-11-20T06:50:00Z",
                "excerpt": "The freighter Astrid Vane has struck a pier of the Skarholm Bridge, which is closed.",
                "provider": {"name": "Elsewhere Daily"},
            },
            {
                "title": UNDATED,
                "webUrl": "https://undated.example/bridge",
                "provider": {"name": "The Undated"},
            },
            {
                "title": DIVERS,
                "webUrl": "https://elsewhere.example/divers",
                "publishedDateTime": "2026-10-02T08:00:00Z",
                "provider": {"name": "Field & Signal"},
            },
        ],
        body="It was **calm**, and it was dark. What the pilot said will be [in the log](https://port.example/log).",
    )
