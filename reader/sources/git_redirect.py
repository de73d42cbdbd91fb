"""Where the server of a repository sends us: found out by our own rules, since git would follow anywhere."""

import re
from urllib.parse import urlsplit

from reader.errors import SourceError
from reader.models import SourceSpec
from reader.sources.base import Way
from reader.sources.git_address import GitAddress

_REDIRECT = re.compile(r"returned error: 30[12378]\b")
_ADVERTISEMENT = "/info/refs"


def is_redirect(said: str) -> bool:
    """Whether git failed because the server sends it to another address (it may not follow)."""
    return _REDIRECT.search(said) is not None


async def led_to(address: GitAddress) -> str:
    """Where a repository is found whose server sends us away. User name and password stay with the server given.

    Raises:
        SourceError: it leads nowhere, or to where nobody may be led (`reader.sources.addresses`).
    """
    from reader.sources.http import client_for

    asked = f"{address.url.rstrip('/')}{_ADVERTISEMENT}?service=git-upload-pack"  # gitprotocol-http(5)
    async with client_for(SourceSpec(address.url), Way()) as client:
        answer = await client.get(asked)
    found, _, _ = answer.url.partition("?")
    if not found.endswith(_ADVERTISEMENT):
        raise SourceError(f"{address.public} leads to {found}, which is no git repository")
    return _with_credentials(found.removesuffix(_ADVERTISEMENT), address.url)


def _with_credentials(url: str, given: str) -> str:
    parts, own = urlsplit(url), urlsplit(given)
    if (parts.scheme, parts.hostname, parts.port) != (own.scheme, own.hostname, own.port):
        return url
    return parts._replace(netloc=own.netloc).geturl()
