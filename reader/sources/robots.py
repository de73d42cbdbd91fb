"""What servers ask of programs that fetch ahead: robots.txt (RFC 9309)."""

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from reader.errors import SourceError
from reader.sources.answers import NotThereError

if TYPE_CHECKING:
    from reader.sources.pages import PageClient

NAME = "newsreader"
_LARGEST = 512 << 10  # bytes; RFC 9309 §2.5 asks for as much at least
_LONGEST_WAIT_S = 30.0


class Robots:
    """The rules of servers, each asked for once."""

    def __init__(self, client: "PageClient") -> None:
        self._client = client
        self._rules: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def allows(self, address: str) -> bool:
        """Whether a server lets programs fetch an address."""
        return (await self._of(address)).can_fetch(NAME, address)

    async def wait_s(self, address: str) -> float:
        """How many seconds a server wants between two requests; 0.0 where it does not say."""
        told = (await self._of(address)).crawl_delay(NAME)
        try:
            return min(max(float(told or 0), 0.0), _LONGEST_WAIT_S)
        except ValueError:
            return 0.0

    async def _of(self, address: str) -> RobotFileParser:
        parts = urlsplit(address)
        site = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if site not in self._rules:
            self._rules[site] = asyncio.create_task(self._ask(site))
        return await asyncio.shield(self._rules[site])

    async def _ask(self, site: str) -> RobotFileParser:
        rules = RobotFileParser()
        try:
            answer = await self._client.get(site, limit=_LARGEST)
        except NotThereError:
            rules.parse([])  # no rules: all is allowed (§2.3.1.3)
        except SourceError:
            rules.parse(["User-agent: *", "Disallow: /"])  # it cannot be known (§2.3.1.4)
        else:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
        return rules
