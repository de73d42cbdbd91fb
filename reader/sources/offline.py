"""What can be read without a network."""

from reader.errors import SourceError
from reader.models import SourceSpec


def needs_network(spec: SourceSpec) -> bool:
    """Whether a source may ask others: all but what lies on this machine and names no addresses. Nobody is asked."""
    from reader.sources.discover import is_command, is_remote
    from reader.sources.git_address import is_git_address, parse_address

    address = spec.address
    try:
        if spec.kind == "command" or is_command(address):
            return True
        if spec.kind == "git" or (spec.kind is None and is_git_address(address)):
            return not parse_address(address).is_local
        return is_remote(address) or _is_list(spec)
    except SourceError:  # whoever reads it says what is wrong with its address
        return True


def _is_list(spec: SourceSpec) -> bool:
    from reader.sources.local import is_list

    return spec.kind == "list" or (spec.kind is None and is_list(spec.address))
