"""What the user gives to the articles of sources: topics, which stand in the tree, and whether they are listed."""

from collections.abc import Iterable, Sequence

from reader.models import SourceSpec, TopicSpec
from reader.store import Store
from reader.store.records import Given
from reader.store.topics import LISTED
from reader.topic_names import fold, slug_of

_AFTER_OTHERS = 500_000
"""Their place in the tree: behind those that a site declares in an order of its own."""


def given_by(spec: SourceSpec) -> Given:
    """What a source gives to its articles: of each topic the name, its place in the tree is the same for all."""
    return Given(tuple(path[-1] for path in spec.topics), spec.listed)


def give(store: Store, specs: Sequence[SourceSpec]) -> None:
    """Has the tree hold the topics that sources are given, and notes the articles that are to be shown with others."""
    _declare(store, specs)
    known = store.sources.all_known()
    with store.database.together():
        for spec in specs:
            before, given = known.get(spec.address), given_by(spec)
            if before is None or before.given in {None, given}:
                continue
            with store.database.transaction() as connection:
                store.sources.keep_given(connection, before.number, given)
                store.unmerged.note_all(connection, before.number)


def _declare(store: Store, specs: Sequence[SourceSpec]) -> None:
    """Declares the topics that sources are given, but for those that a site declares itself."""
    declared = store.topics.declared()
    paths = [path for spec in specs for path in spec.topics]
    wanted = [topic for topic in on_paths(paths) if declared.get(fold(topic.name), LISTED) == LISTED]
    parents = {fold(topic.name): topic.parent for topic in wanted}
    if parents != store.topics.parents(LISTED):
        with store.database.transaction() as connection:
            store.topics.declare(connection, LISTED, wanted)


def on_paths(paths: Iterable[Sequence[str]]) -> list[TopicSpec]:
    """The topics on paths from the root of the tree, each once: where it is first named."""
    found: dict[str, TopicSpec] = {}
    for path in paths:
        for above, name in zip((None, *path), path, strict=False):
            place = _AFTER_OTHERS + len(found)
            found.setdefault(fold(name), TopicSpec(slug_of(name), name, place, parent=above))
    return list(found.values())
