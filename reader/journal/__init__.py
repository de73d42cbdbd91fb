"""What the user did, as plain text: append, read, merge, compact.

A folder holds one file a device, `<device>.jsonl`, that only this device writes, so that a synchroniser or
git can carry the folder from machine to machine. What holds is what was written last, by article and field.
"""

from reader.journal.entries import Bookmark, Entry, latest
from reader.journal.journal import Journal, Stamp
from reader.journal.lines import written_time

__all__ = ["Bookmark", "Entry", "Journal", "Stamp", "latest", "written_time"]
