"""The settings a command works with: from the file, and from its own options."""

from collections.abc import Iterable
from typing import cast

from reader.cli.options import Options
from reader.cli.output import say
from reader.cli.parser import Parser
from reader.cli.policy import settings_file
from reader.settings import PRESETS, Fault, Preset, Settings, located, read
from reader.ui.configured import Configured
from reader.ui.keymap import resolve


def settings_of(options: Options) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of the file with what the options choose instead, and what is wrong with the file."""
    settings, faults = read(settings_file(options), needed=options.config is not None)
    if options.preset is not None:
        settings = settings._replace(preset=cast("Preset", options.preset))
    if options.ascii:
        settings = settings._replace(ascii=True)
    return settings, faults


def configured(options: Options) -> Configured:
    """The settings with the keys they come to."""
    settings, faults = settings_of(options)
    keymap, of_keys = resolve(settings.preset, settings.keys, settings.actions, settings.macros)
    faults = in_order([*faults, *located(of_keys, settings_file(options))])
    return Configured(settings, keymap, faults, settings_file(options), options.offline)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the order of their lines."""
    return tuple(sorted(faults, key=lambda fault: fault.line or 0))


def tell(faults: Iterable[Fault]) -> None:
    """Each fault on standard error."""
    for fault in faults:
        say(fault.whole())


def add_preset(parser: Parser, name: str) -> None:
    """Takes the name of a preset, as the option `name`."""
    parser.add_argument(
        name,
        dest="preset",
        choices=PRESETS,
        metavar="PRESET",
        help=f"the keys to begin with: {', '.join(PRESETS)}",
    )
