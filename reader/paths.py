"""Where things are kept: which folder holds the library, the journal, the sources."""

import os
from pathlib import Path
from typing import NamedTuple

APP = "newsreader"


class Place(NamedTuple):
    """The places of one library.

    `database` is a cache and may be deleted; `state` (the journal) and `saved` are what the user did,
    in plain text; `sources` is the list of sources, in TOML.
    """

    database: Path
    state: Path
    saved: Path
    sources: Path

    @property
    def clones(self) -> Path:
        """Where repositories of git are kept that are sources, beside the database; it may be deleted."""
        return self.database.with_name(f"{self.database.name}.clones")

    @property
    def pictures(self) -> Path:
        """Where pictures are kept that were fetched, beside the database; it may be deleted."""
        return self.database.with_name(f"{self.database.name}.pictures")

    @property
    def view(self) -> Path:
        """What the app remembers from one session to the next, in JSON; it may be deleted."""
        return self.state.parent / "view.json"


def settings_file() -> Path:
    """The user's own settings, which hold for every library."""
    return _folder("XDG_CONFIG_HOME", "user_config_dir") / "config.toml"


def default_place() -> Place:
    """The user's own library, in the folders the platform has for such things (XDG on Linux)."""
    return _with_database(_cache_folder() / "library.db")


def place_at(file: Path) -> Place:
    """A library kept in `file`, with its journal, saved articles and sources in `file`'s name + ".data"."""
    file = file.absolute()
    data = file.with_name(file.name + ".data")
    return Place(file, data / "state", data / "saved", data / "sources.toml")


def place_for(addresses: tuple[str, ...]) -> Place:
    """A library for just these sources, under the cache folder; it knows the marks of the user's journal."""
    from hashlib import blake2b

    name = blake2b("\n".join(addresses).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return _with_database(_cache_folder() / "opened" / f"{name}.db")


def _with_database(database: Path) -> Place:
    data = _folder("XDG_DATA_HOME", "user_data_dir")
    config = _folder("XDG_CONFIG_HOME", "user_config_dir")
    return Place(database, data / "state", data / "saved", config / "sources.toml")


def _cache_folder() -> Path:
    return _folder("XDG_CACHE_HOME", "user_cache_dir")


def _folder(variable: str, platform_name: str) -> Path:
    # platformdirs costs 20 ms to import; where the variable is set, or on Linux, its answer is known.
    if value := os.environ.get(variable):
        return Path(value) / APP
    if os.name == "posix" and os.uname().sysname == "Linux":
        below = {"XDG_DATA_HOME": ".local/share", "XDG_CONFIG_HOME": ".config", "XDG_CACHE_HOME": ".cache"}
        return Path.home() / below[variable] / APP
    import platformdirs

    return Path(getattr(platformdirs, platform_name)(APP))
