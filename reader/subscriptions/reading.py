"""The text of the file → sources, or what is wrong with it, and where."""

from pathlib import Path

from reader.errors import ConfigError, UsageError
from reader.models import SourceSpec
from reader.subscriptions.addresses import normalise
from reader.subscriptions.fields import read, refusals
from reader.subscriptions.refusing import RefusedError, check_keys


def specs(text: str, file: Path) -> tuple[SourceSpec, ...]:
    """The sources that `text`, the content of `file`, lists; paths in it start from the folder of `file`.

    Raises:
        ConfigError: it names the file, and the line and column or the source and key that are wrong.
    """
    content = _content(text, file)
    try:
        check_keys(content, ("source",))
    except RefusedError as refused:
        raise ConfigError(f"{file} {refused}") from None
    return tuple(
        _spec(source, number, text, file) for number, source in enumerate(_sources(content, file), 1)
    )


def mistakes(text: str, file: Path) -> list[ConfigError]:
    """All that is wrong with `text`, the content of `file`: what `specs` would raise, and all that comes after that."""
    try:
        content = _content(text, file)
        sources = _sources(content, file)
    except ConfigError as error:
        return [error]
    found: list[ConfigError] = []
    for key in content:
        try:
            check_keys((key,), ("source",))
        except RefusedError as refused:
            found.append(ConfigError(f"{file} {refused}"))
    for number, source in enumerate(sources, 1):
        refused_here = list(refusals(source)) if isinstance(source, dict) else []
        found += [_located(refused, number, text, file) for refused in refused_here]
        if not refused_here:
            try:
                _spec(source, number, text, file)
            except ConfigError as error:
                found.append(error)
    return found


def _content(text: str, file: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not TOML: {error}") from error
    except (RecursionError, ValueError) as error:  # nested too deeply; a number longer than Python reads
        raise ConfigError(f"{file}: not TOML that can be read: {error}") from error


def _sources(content: dict[str, object], file: Path) -> list[object]:
    sources = content.get("source", [])
    if not isinstance(sources, list):
        raise ConfigError(f"{file}: a source begins with [[source]], in two brackets")
    return sources


def _spec(source: object, number: int, text: str, file: Path) -> SourceSpec:
    if not isinstance(source, dict):
        raise ConfigError(f"{file}: source {number}: a source begins with [[source]]")
    try:
        spec = read(source)
    except RefusedError as refused:
        raise _located(refused, number, text, file) from None
    try:
        return spec._replace(address=normalise(spec.address, file.parent))
    except UsageError as error:
        raise ConfigError(
            f"{_where(file, text, number, 'address')}: key 'address': {error}", error.hint
        ) from error


def _located(refused: RefusedError, number: int, text: str, file: Path) -> ConfigError:
    about = f": key '{refused.key}'" if refused.key else ""
    return ConfigError(f"{_where(file, text, number, refused.key)}{about} {refused}")


def _where(file: Path, text: str, number: int, key: str | None) -> str:
    """The file, the line of a source or of a key of it, and its number."""
    from reader.subscriptions.layout import blocks

    found = blocks(text)
    if number > len(found):
        return f"{file}: source {number}"
    return f"{file}, line {found[number - 1].line_of(key)}: source {number}"
