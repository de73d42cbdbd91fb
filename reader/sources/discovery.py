"""Finds out what an address leads to, before it is added: what it is, and its first headlines."""

import os

from reader.errors import SourceError
from reader.models import Offer, SourceKind, SourceSpec
from reader.sources.base import Way

_OWN = Way()


async def discover(address: str, kind: SourceKind | None = None, way: Way = _OWN) -> tuple[Offer, ...]:
    """The sources that `address` may mean, the likeliest first; at least one. A command is run for it.

    The name of a host ("example.org/news") is asked by https, and by http where nobody answers.

    Raises:
        SourceError: there is nothing there, or nothing that can be read; it says what was found instead.
    """
    return await look_into(SourceSpec(address, kind), way)


async def look_into(spec: SourceSpec, way: Way = _OWN) -> tuple[Offer, ...]:
    """What `discover` finds at the address of a source, whose server is told what the source wants it told.

    Raises:
        SourceError: like `discover`.
    """
    from reader.sources import open_source
    from reader.sources.discover import is_command, is_remote, looks_like_host
    from reader.sources.git_address import is_git_address
    from reader.sources.offers import offer_of

    address, kind = spec.address, spec.kind
    if address == "-":
        raise SourceError("Standard input cannot be kept as a source", "Give a file, a folder or an address.")
    if looks_like_host(address) and not os.path.lexists(address):
        return await _by_host(spec, way)
    if kind == "git" or (kind is None and not is_command(address) and is_git_address(address)):
        from reader.sources.git_looking import look

        return (await look(spec._replace(kind="git"), way),)
    if kind is None and not way.offline and is_remote(address):
        from reader.sources.web_discovery import on_the_web

        return await on_the_web(spec, way)
    return (await offer_of(spec, await open_source(spec, way)),)


async def _by_host(spec: SourceSpec, way: Way) -> tuple[Offer, ...]:
    try:
        return await look_into(spec._replace(address=f"https://{spec.address}"), way)
    except SourceError as error:
        # What a server has answered has no cause; what kept us from asking it has.
        if error.__cause__ is None:
            raise
        try:
            return await look_into(spec._replace(address=f"http://{spec.address}"), way)
        except SourceError as second:
            raise (second if second.__cause__ is None else error) from None
