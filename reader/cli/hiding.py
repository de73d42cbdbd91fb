"""`newsreader mark hide` and `show`: what an article is not about."""

from collections.abc import Sequence

from reader.cli.libraries import found
from reader.cli.options import Options
from reader.cli.output import complain, in_form, output_for, say
from reader.cli.records import Record
from reader.errors import NotFoundError, ReaderError, UsageError
from reader.library import Library
from reader.topic_names import fold


def run(options: Options, references: Sequence[str], *, hidden: bool) -> int:
    """Hides articles from a topic, or shows them there again; 3 where there are none, 1 where some do not exist."""
    if options.query is not None or not references or len(options.topic or ()) != 1:
        action = "hide" if hidden else "show"
        raise UsageError(f"newsreader mark {action}: give articles, and one topic with --topic TOPIC.")
    changed: list[str] = []
    errors: list[ReaderError] = []
    name = reference = str((options.topic or [""])[0])
    for article in references:
        try:
            with found(options, article) as (library, id):
                name = library.topic_name(reference)
                _check(library, id, name)
                changed += library.marks.hide([id], name, hidden).ids
        except ReaderError as error:
            complain(error)
            errors.append(error)
    meant = len(references) - len(errors)
    _tell(options, name, meant, changed, hidden=hidden)
    if not meant:
        return errors[0].exit_code
    return 1 if errors else 0


def _check(library: Library, id: str, topic: str) -> None:
    if not any(fold(one.name) == fold(topic) for one in library.explain(id)):
        raise NotFoundError(
            f"{id} is not in {topic}.", f"newsreader topics --explain {id} prints its topics."
        )


def _tell(options: Options, topic: str, meant: int, changed: Sequence[str], *, hidden: bool) -> None:
    output = output_for(options)
    record: Record = {
        "field": "hidden_from",
        "topic": topic,
        "value": hidden,
        "matched": meant,
        "changed": list(changed),
    }
    if not in_form(output, json=lambda: record, objects=lambda: [record]) and output.format == "plain":
        for id in changed:
            output.write(id)
    if meant:
        told = f"hidden from {topic}" if hidden else f"shown in {topic} again"
        already = "" if len(changed) == meant else f", {meant - len(changed)} already so"
        say(f"{len(changed)} {'article' if len(changed) == 1 else 'articles'} {told}{already}.")
