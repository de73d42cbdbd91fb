"""The list of sources, in a TOML file that a person may write in too.

::

    [[source]]
    address = "~/archive/_news"     # or a URL, or "-" for standard input
    name = "My archive"             # optional, as are
    kind = "folder"
    enabled = true
"""

from reader.subscriptions.addresses import meant, normalise
from reader.subscriptions.subscriptions import Subscriptions
from reader.subscriptions.words import specs_of

__all__ = ["Subscriptions", "meant", "normalise", "specs_of"]
