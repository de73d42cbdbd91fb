"""The list of sources, in a TOML file that a person may write in too.

::

    [[source]]
    address = "~/archive/_news"     # or a URL, a command, or what git understands
    name = "My archive"             # optional, as are all other keys: see `fields`
"""

from reader.subscriptions.addresses import ask_alike, has_secrets, meant, normalise
from reader.subscriptions.elsewhere import elsewhere
from reader.subscriptions.named import address_of
from reader.subscriptions.subscriptions import Subscriptions
from reader.subscriptions.words import specs_of

__all__ = [
    "Subscriptions",
    "address_of",
    "ask_alike",
    "elsewhere",
    "has_secrets",
    "meant",
    "normalise",
    "specs_of",
]
