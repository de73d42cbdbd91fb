"""Where documents come from: sources list and fetch, and never write."""

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources.base import Source, Way

_OWN = Way()


async def open_source(spec: SourceSpec, way: Way = _OWN) -> Source:
    """The source that `spec` means; what kind it is, is found out where `spec.kind` is None.

    Only a remote source without a kind is asked something here: one request, and further ones where it is a web page
    or nothing at all, for a feed or a JSON API that belongs to it. `way` says how it is reached.

    Raises:
        SourceError: there is nothing there, it is nothing that can be read, or it is remote and we are offline.
    """
    from reader.sources.discover import is_command, is_remote, local_kind

    address = spec.address
    if is_command(address) or spec.kind == "command":
        return _open_command(spec, way)
    if _is_git(spec):
        from reader.sources.git import open_git

        return await open_git(spec, way)
    if not is_remote(address):
        return _open_local(spec, local_kind(address), way)
    if way.offline:
        from reader.sources.answers import shown

        hint = "What was read from it before is in the library."
        raise SourceError(f"{shown(address)} is not asked while offline", hint)
    from reader.sources.remote import open_remote

    return await open_remote(spec, way)


def _is_git(spec: SourceSpec) -> bool:
    from reader.sources.git_address import is_git_address

    return spec.kind == "git" or (spec.kind is None and is_git_address(spec.address))


def _open_command(spec: SourceSpec, way: Way) -> Source:
    from reader.sources.command import CommandSource, name_of
    from reader.sources.discover import COMMAND, is_command

    if not is_command(spec.address):
        raise SourceError(f"{spec.address} is no command", f"A command is written {COMMAND}my-script --flag")
    if spec.kind not in {None, "command"}:
        raise SourceError(f"{name_of(spec.address)} is a command, so it cannot be read as {spec.kind}")
    if way.offline:
        raise SourceError(f"{name_of(spec.address)} is not run while offline, for it may use the network")
    return CommandSource(spec, way=way)


def _open_local(spec: SourceSpec, kind: SourceKind, way: Way) -> Source:
    """The source at a path; what is there counts, whatever was there when the source was added."""
    if spec.kind in {"api", "remote_file"}:
        raise SourceError(f"{spec.address} is no http or https address, so it cannot be read as {spec.kind}")
    if kind == "stdin":
        from reader.sources.stdin import StdinSource

        return StdinSource(spec)
    from reader.sources.local import FileSource, FolderSource, is_list

    if kind == "folder":
        return FolderSource(spec)
    if spec.kind == "list" or is_list(spec.address):
        if way.offline:
            raise SourceError(f"{spec.address}: the addresses in it are not asked while offline")
        from reader.sources.url_list import UrlListSource

        return UrlListSource(spec, way=way)
    return FileSource(spec)
