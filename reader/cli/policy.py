"""How sources are refreshed and topics shown, as the settings say; and where these are."""

import os
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.cli.options import Options
from reader.models import Policy, RuleSpec
from reader.topic_names import Aliases


def settings_file(options: Options) -> Path:
    """The file of the settings: the one named with `--config` or NEWSREADER_CONFIG, else the user's own."""
    return Path(options.config).expanduser() if options.config else paths.settings_file()


class CurrentRules:
    """The rules for what arrives, read anew where the file of the settings has changed."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, int] | None = None
        self._rules: tuple[RuleSpec, ...] = ()

    def __call__(self) -> tuple[RuleSpec, ...]:
        """The rules; those before, where the file cannot be read: somebody is writing in it."""
        from reader.settings import read

        try:
            there = os.stat(self._file)
        except OSError:
            self._seen, self._rules = None, ()
            return ()
        seen = there.st_mtime_ns, there.st_size
        if seen != self._seen:
            settings, faults = read(self._file)
            self._seen = seen
            if all(fault.key for fault in faults):
                self._rules = settings.rules
        return self._rules


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
