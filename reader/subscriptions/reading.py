"""The text of the file → sources, or what is wrong with it, and where."""

from pathlib import Path

from reader.errors import ConfigError, UsageError
from reader.models import SourceSpec
from reader.subscriptions.addresses import normalise
from reader.subscriptions.fields import read
from reader.subscriptions.refusing import RefusedError, check_keys


def specs(text: str, file: Path) -> tuple[SourceSpec, ...]:
    """The sources that `text`, the content of `file`, lists; paths in it start from the folder of `file`.

    Raises:
        ConfigError: it names the file, and the line and column or the source and key that are wrong.
    """
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not TOML: {error}") from error
    except (RecursionError, ValueError) as error:  # nested too deeply; a number longer than Python reads
        raise ConfigError(f"{file}: not TOML that can be read: {error}") from error
    try:
        check_keys(content, ("source",))
    except RefusedError as refused:
        raise ConfigError(f"{file} {refused}") from None
    sources = content.get("source", [])
    if not isinstance(sources, list):
        raise ConfigError(f"{file}: a source begins with [[source]], in two brackets")
    return tuple(_spec(source, number, text, file) for number, source in enumerate(sources, 1))


def _spec(source: object, number: int, text: str, file: Path) -> SourceSpec:
    if not isinstance(source, dict):
        raise ConfigError(f"{file}: source {number}: a source begins with [[source]]")
    try:
        spec = read(source)
    except RefusedError as refused:
        where = _where(file, text, number, refused.key)
        about = f": key '{refused.key}'" if refused.key else ""
        raise ConfigError(f"{where}{about} {refused}") from None
    try:
        return spec._replace(address=normalise(spec.address, file.parent))
    except UsageError as error:
        raise ConfigError(
            f"{_where(file, text, number, 'address')}: key 'address': {error}", error.hint
        ) from error


def _where(file: Path, text: str, number: int, key: str | None) -> str:
    """The file, the line of a source or of a key of it, and its number."""
    from reader.subscriptions.layout import blocks

    found = blocks(text)
    if number > len(found):
        return f"{file}: source {number}"
    return f"{file}, line {found[number - 1].line_of(key)}: source {number}"
