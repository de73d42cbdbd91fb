"""What a journal file comes down to when only the last change of each kind is kept."""

import re
from datetime import datetime

from reader.journal.lines import (
    DESCRIPTION,
    VERSION,
    Header,
    Record,
    as_entry,
    as_header,
    decode,
    header_line,
    with_description,
)

SMALL = 1_000_000
"""A file of no more bytes is left as it is."""
_CHANGE = re.compile(rb'"uid":("[^"]*"),"field":("[^"]*")')


def is_worthwhile(data: bytes) -> bool:
    """Whether `data` is over a megabyte, and at least half of its changes were changed again later."""
    if len(data) <= SMALL:
        return False
    changes = _CHANGE.findall(data)
    return 2 * len(set(changes)) <= len(changes)


def compacted(data: bytes, header: Header) -> bytes | None:
    """`data` anew under `header`: the last change of every field of every article, in order of time.

    Lines that are damaged, or of a kind unknown here, stay as they are, before the changes; so do unknown
    members of lines. The description of an article goes to the first of its changes that is left.
    None where the file is of a newer version, which alone knows how to do this.
    """
    kept: list[bytes] = []
    last: dict[tuple[str, str], tuple[datetime, bytes, bool]] = {}
    descriptions: dict[str, Record] = {}
    for line in filter(None, data.split(b"\n")):
        record = decode(line) or {}
        old = as_header(record)
        if old and old.version > VERSION:
            return None
        if entry := as_entry(record, ""):
            description = {part: record[part] for part in DESCRIPTION if part in record}
            change = (entry.time, line, bool(description))
            name = (entry.id, entry.field)
            last[name] = max(last.get(name, change), change)
            if description:
                descriptions.setdefault(entry.id, description)
        elif not old:
            kept.append(line + b"\n")
    changes = sorted((time, uid, line, described) for (uid, _), (time, line, described) in last.items())
    for _, uid, line, described in changes:
        missing = descriptions.pop(uid, None)
        kept.append(with_description(line, missing) if missing and not described else line + b"\n")
    return header_line(header) + b"".join(kept)
