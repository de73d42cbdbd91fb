"""Where documents come from: sources list and fetch, and never write."""

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources.base import Source


async def open_source(spec: SourceSpec, *, offline: bool = False) -> Source:
    """The source that `spec` means; what kind it is, is found out where `spec.kind` is None.

    Only a remote source without a kind is asked something here, with one request (a second one for an address
    that may lead to a JSON API). `offline` allows no connection at all.

    Raises:
        SourceError: there is nothing there, it is nothing that can be read, or it is remote and we are offline.
    """
    from reader.sources.discover import is_remote, local_kind

    if not is_remote(spec.address):
        return _open_local(spec, local_kind(spec.address))
    if offline:
        from reader.sources.answers import shown

        hint = "What was read from it before is in the library."
        raise SourceError(f"offline: {shown(spec.address)} is not asked", hint)
    from reader.sources.remote import open_remote

    return await open_remote(spec)


def _open_local(spec: SourceSpec, kind: SourceKind) -> Source:
    """The source at a path; what is there counts, whatever was there when the source was added."""
    if spec.kind in {"api", "remote_file"}:
        raise SourceError(f"{spec.address} is no http or https address, so it cannot be read as {spec.kind}")
    if kind == "stdin":
        from reader.sources.stdin import StdinSource

        return StdinSource(spec)
    from reader.sources.local import FileSource, FolderSource

    return FolderSource(spec) if kind == "folder" else FileSource(spec)
