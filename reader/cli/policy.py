"""How sources are refreshed and topics shown, as the settings say; and where these are."""

import os
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.cli.options import Options
from reader.models import Policy
from reader.topic_names import Aliases


def settings_file(options: Options) -> Path:
    """The file of the settings: the one named with `--config` or NEWSREADER_CONFIG, else the user's own."""
    return Path(options.config).expanduser() if options.config else paths.settings_file()


class Rules(NamedTuple):
    """What the settings say of a library: how it is refreshed, and which topics are shown as others."""

    policy: Policy
    aliases: Aliases


def rules(options: Options) -> Rules:
    """What the settings say of a library; what is wrong with them is told by others."""
    file = settings_file(options)
    if not os.path.exists(file):  # and a start does not pay for what nobody chose
        return Rules(Policy(), {})
    from reader.settings import policy_of, read

    settings, _ = read(file)
    return Rules(policy_of(settings), settings.aliases)
