"""What this machine calls itself in the names of files."""

import os
from hashlib import blake2b
from pathlib import Path

from reader.files import slug


def device_name() -> str:
    """The name of this machine and four hex digits that tell it from another of that name, of `[a-z0-9-]`."""
    digits = blake2b(_machine_id(), digest_size=2).hexdigest()
    return f"{slug(_host_name(), 32) or 'machine'}-{digits}"


def _host_name() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return name.partition(".")[0]


def _machine_id() -> bytes:
    try:
        return Path("/etc/machine-id").read_bytes().strip()
    except OSError:
        import uuid

        node = uuid.getnode()
        # A node with this bit was made up just now, and will be another one next time (RFC 9562 §6.10).
        return b"" if node >> 40 & 1 else node.to_bytes(6, "big")
