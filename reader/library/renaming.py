"""Topics that are shown as others, as the settings say."""

from reader.store import Store
from reader.topic_names import Aliases, resolved


def rename_topics(store: Store, aliases: Aliases) -> None:
    """Has the library show topics as the settings say; nothing is read or written where it does so already."""
    wanted = resolved(aliases)
    if wanted == store.topics.aliases():
        return
    with store.database.transaction() as connection:
        store.topics.forget()
        store.topics.rename(connection, wanted)
