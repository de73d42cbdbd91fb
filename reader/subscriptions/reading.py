"""The text of the file → sources, or what is wrong with it, and where."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast, get_args

from reader.errors import ConfigError, UsageError
from reader.models import SourceKind, SourceSpec
from reader.subscriptions.addresses import normalise

_KEYS = ("address", "kind", "name", "enabled")
_KINDS = get_args(SourceKind)


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
    _known_keys(content, ("source",), str(file))
    sources = content.get("source", [])
    if not isinstance(sources, list):
        raise ConfigError(f"{file}: a source begins with [[source]], in two brackets")
    return tuple(_spec(source, f"{file}: source {place}", file) for place, source in enumerate(sources, 1))


def _spec(source: object, where: str, file: Path) -> SourceSpec:
    if not isinstance(source, dict):
        raise ConfigError(f"{where}: a source begins with [[source]]")
    _known_keys(source, _KEYS, where)
    if "address" not in source:
        raise ConfigError(f"{where}: key 'address' is missing")
    kind, enabled = source.get("kind"), source.get("enabled", True)
    if kind is not None and kind not in _KINDS:
        raise ConfigError(f"{where}: key 'kind': {kind!r} is no kind{_did_you_mean(str(kind), _KINDS)}")
    if not isinstance(enabled, bool):
        raise ConfigError(f"{where}: key 'enabled': {enabled!r} is neither true nor false")
    try:
        address = normalise(_text(source, "address", where) or "", file.parent)
    except UsageError as error:
        raise ConfigError(f"{where}: key 'address': {error}", error.hint) from error
    return SourceSpec(address, cast("SourceKind | None", kind), _text(source, "name", where), enabled)


def _text(source: Mapping[str, object], key: str, where: str) -> str | None:
    value = source.get(key)
    if value is None or isinstance(value, str):
        return value
    raise ConfigError(f"{where}: key '{key}': {value!r} is no text; it wants quotes")


def _known_keys(table: Mapping[str, object], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: unknown key '{key}'{_did_you_mean(key, known)}")


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"; did you mean '{nearest[0]}'?" if nearest else f"; there are {', '.join(known)}"
