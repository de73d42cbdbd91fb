"""How sources are refreshed, as the settings say; and where these are."""

from pathlib import Path

from reader import paths
from reader.cli.options import Options
from reader.models import Policy
from reader.settings import policy_of, read


def settings_file(options: Options) -> Path:
    """The file of the settings: the one named with `--config` or NEWSREADER_CONFIG, else the user's own."""
    return Path(options.config).expanduser() if options.config else paths.settings_file()


def policy(options: Options) -> Policy:
    """What the settings say of refreshing; what is wrong with them is told by others."""
    settings, _ = read(settings_file(options), needed=options.config is not None)
    return policy_of(settings)
