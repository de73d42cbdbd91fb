"""What a source declares of topics, from the files of all sites in it. Pure."""

from collections.abc import Sequence
from itertools import groupby
from posixpath import dirname
from typing import NamedTuple

from reader.models import Document, Failure, TopicSpec
from reader.topic_names import fold


class Declared(NamedTuple):
    """Topics, and the files that declare none."""

    specs: Sequence[TopicSpec]
    failures: Sequence[Failure]


def declared(documents: Sequence[Document]) -> Declared:
    """The topics that documents declare, a folder after the other: those of one stand before those of the next. Of
    several that declare a topic of the same name, the first one counts.
    """
    from reader.content.topics import parse_topic

    specs: dict[str, TopicSpec] = {}
    failures: list[Failure] = []
    end = 0
    for _, folder in groupby(documents, key=lambda document: dirname(document.key)):
        start = end
        for found in map(parse_topic, folder):
            if isinstance(found, Failure):
                failures.append(found)
                continue
            end = max(end, start + found.position + 1)
            specs.setdefault(fold(found.name), found._replace(position=start + found.position))
    return Declared(tuple(specs.values()), tuple(failures))
