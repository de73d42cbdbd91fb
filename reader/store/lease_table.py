"""Who has which source for itself, in the table of sources."""

from collections.abc import Sequence
from datetime import datetime

from apsw import Connection

from reader.store.values import fetch


class LeaseTable:
    """Leases end by themselves, each after the seconds that it was taken for."""

    def take(self, connection: Connection, address: str, holder: str, now: datetime, seconds: float) -> bool:
        """Takes a source for oneself for some seconds from now on, or goes on having it; False: another has it.

        Nobody has a source that is not there (any more). A lease that ends later than one taken now was taken before
        the clock was set back: it holds no longer.
        """
        end = now.timestamp() + seconds
        connection.execute(
            "UPDATE sources SET leased_by = ?2, leased_until = ?4 WHERE address = ?1"
            " AND (leased_by IS NULL OR leased_by = ?2 OR leased_until <= ?3 OR leased_until > ?4)",
            (address, holder, now.timestamp(), end),
        )
        if connection.changes():
            return True
        return not fetch(connection, "SELECT 1 FROM sources WHERE address = ?", (address,))

    def release(self, connection: Connection, addresses: Sequence[str], holder: str) -> None:
        """Gives sources back that one had for oneself."""
        connection.executemany(
            "UPDATE sources SET leased_by = NULL, leased_until = NULL WHERE address = ? AND leased_by = ?",
            [(address, holder) for address in addresses],
        )
