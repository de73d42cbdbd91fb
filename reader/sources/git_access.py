"""What git tells a server of a source: user and password, headers, the name of the program; told to no other server."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.errors import SourceError
from reader.models import SourceSpec
from reader.sources.git_address import GitAddress

if TYPE_CHECKING:
    from reader.sources.network import Network

_HINT = "Let git itself get at it: with one of its credential helpers, or an ssh key."


async def variables(spec: SourceSpec, address: GitAddress, network: "Network | None") -> dict[str, str]:
    """Variables of the environment that make git say it; on its command line everybody could read it.

    Raises:
        SourceError: a secret cannot be had, or the repository is not reached through http or https.
    """
    if address.is_local or urlsplit(address.url).scheme not in {"http", "https"}:
        if not (spec.user or spec.password or spec.headers):
            return {}
        raise SourceError(
            f"{address.public}: only servers of http and https are told a user or headers", _HINT
        )
    from reader.sources.access import Secrets, access_of, told

    headers = await told(access_of(spec), network.secrets if network else Secrets(), address.public)
    server = f"http.{_server(address)}"
    options = [(f"{server}.extraHeader", f"{name}: {value}") for name, value in headers.items()]
    return {
        "GIT_CONFIG_COUNT": str(len(options)),
        **{f"GIT_CONFIG_KEY_{place}": name for place, (name, _) in enumerate(options)},
        **{f"GIT_CONFIG_VALUE_{place}": value for place, (_, value) in enumerate(options)},
    }


def _server(address: GitAddress) -> str:
    """The address of the server alone: git uses an option of that name nowhere else (http.<url>.* in git-config(1))."""
    parts = urlsplit(address.url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
