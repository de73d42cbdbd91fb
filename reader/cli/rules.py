"""`newsreader rules`: what is done with articles when they arrive."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader.cli.configured import settings_of, tell
from reader.cli.libraries import opened
from reader.cli.listing import print_matches
from reader.cli.options import Options
from reader.cli.output import Record, in_form, output_for, say
from reader.cli.parser import Parser, add_query, add_words, positive
from reader.cli.policy import settings_file
from reader.cli.queries import spelled_out, understood
from reader.cli.table import Column, Row
from reader.errors import NotFoundError, UsageError
from reader.models import Matches, Query, RuleSpec
from reader.query.printing import written
from reader.settings import called
from reader.settings.effects import WRITTEN, effect, words_of
from reader.settings.faults import near

COLUMNS = (Column("Rule"), Column("When", flexible=True), Column("Does"), Column("", spare=True))
_LAST = 1000


def configure(parser: Parser) -> None:
    """What `rules` takes."""
    parser.usage = """newsreader rules [list]
       newsreader rules try (NAME | -q QUERY) [--last N]
       newsreader rules apply|undo NAME
       newsreader rules add NAME -q QUERY --do EFFECT ...
       newsreader rules remove NAME"""
    parser.description = """Prints, tries and changes the rules: [rules] in the configuration file, in their order.

  try     which of the articles that were published last a rule would have been about; nothing is done with them
  apply   does what a rule does with all articles that are there
  undo    takes back what a rule did, but for what you did otherwise since
  add     keeps a rule, in the place of the one that is called so already; it holds for what arrives from then on
  remove  takes a rule out of the file; what it did stays, until you undo it"""
    parser.epilog = f"""An EFFECT is one of: {", ".join(WRITTEN)}.
--plain prints: name, query, effects with commas, on|off; try prints what newsreader list does.

examples:
  newsreader rules try -q 'provider:"PR Newswire"'
  newsreader rules add 'press releases' -q 'provider:"PR Newswire"' --do read 'tag pr'
  newsreader rules apply 'press releases'"""
    add_words(parser, "ACTION NAME", first=("list", *_ACTIONS), files=False)
    add_query(parser)
    parser.add_argument("--do", action="extend", nargs="+", metavar="EFFECT", help="add: what the rule does")
    parser.add_argument(
        "--last", type=positive, metavar="N", help=f"try: so many articles, not the last {_LAST}"
    )


def run(options: Options) -> int:
    """Prints, tries or changes the rules."""
    action, *words = options.words or ["list"]
    if action not in ("list", *_ACTIONS):
        raise UsageError(f"newsreader rules: {action!r} is none of list, {', '.join(_ACTIONS)}.")
    given = {"-q": options.query, "--do": options.do, "--last": options.last}
    takes = _ACTIONS[action].options if action in _ACTIONS else ()
    for name, value in given.items():
        if value is not None and name not in takes:
            raise UsageError(f"newsreader rules {action} takes no {name}.")
    if action == "list":
        if words:
            raise UsageError("newsreader rules list takes no words.")
        return _list(options)
    return _ACTIONS[action].do(options, words)


def _list(options: Options) -> int:
    settings, faults = settings_of(options)
    output = output_for(options)
    records = [_record(rule) for rule in settings.rules]
    if not in_form(output, json=lambda: records, objects=lambda: records) and records:
        output.rows(COLUMNS, map(_row, settings.rules))
    tell(fault for fault in faults if (fault.key or "rules").startswith("rules"))
    if not records:
        say("There are no rules yet: newsreader rules add NAME -q QUERY --do EFFECT keeps one.")
    return 0


def _try(options: Options, words: Sequence[str]) -> int:
    if (len(words) == 1) == (options.query is not None) or len(words) > 1:
        raise UsageError("newsreader rules try takes a NAME or -q QUERY.")
    rule = (
        RuleSpec("", written(understood(options, options.query).where), ())
        if options.query is not None
        else _rule(options, words)
    )
    with opened(options) as answer:
        library = answer.library
        tried = library.rules.try_(rule, options.last or _LAST)
        rows = array("q", [row for id in tried.ids if (row := library.lists.row(id)) is not None])
        unread = sum(not summary.read for summary in library.lists.summaries(rows))
        print_matches(options, answer, Query(unlisted=True), Matches(rows, len(rows), unread))
        say(f"It would have matched {_number(len(tried.ids))} of the last {_number(tried.looked_at)}.")
    return 0 if tried.ids else 3


def _apply(options: Options, words: Sequence[str]) -> int:
    rule = _rule(options, words)
    with opened(options) as answer:
        ids = answer.library.rules.run(rule)
    record: Record = {"rule": rule.name, "matched": list(ids)}
    output = output_for(options)
    if not in_form(output, json=lambda: record, objects=lambda: [record]) and output.format == "plain":
        for id in ids:
            output.write(id)
    does = ", ".join(words_of(one) for one in rule.effects)
    say(f"Applied {rule.name} ({does}) to {_number(len(ids))} {'article' if len(ids) == 1 else 'articles'}.")
    return 0 if ids else 3


def _undo(options: Options, words: Sequence[str]) -> int:
    if len(words) != 1:
        raise UsageError("newsreader rules undo takes a NAME.")
    settings, _ = settings_of(options)
    with opened(options) as answer:
        # A rule may be out of the file already.
        known = [*(rule.name for rule in settings.rules), *answer.library.rules.standing()]
        name = called(words[0], known) or words[0]
        number = answer.library.marks.take_back(name)
    record: Record = {"rule": name, "changed": number}
    in_form(output_for(options), json=lambda: record, objects=lambda: [record])
    articles = "article" if number == 1 else "articles"
    say(f"Took back what {name} did to {_number(number)} {articles}.")
    return 0 if number else 3


def _add(options: Options, words: Sequence[str]) -> int:
    from reader.settings.editing import save_rule

    if len(words) != 1 or options.query is None or not options.do:
        raise UsageError("newsreader rules add takes a NAME, -q QUERY and --do EFFECT.")
    try:
        effects = tuple(map(effect, options.do))
    except ValueError as error:
        raise UsageError(f"newsreader rules add: {error}") from None
    rule = RuleSpec(words[0], spelled_out(options, options.query), effects)
    say(f"Kept the rule {save_rule(settings_file(options), rule)}; it holds for what arrives from now on.")
    return 0


def _remove(options: Options, words: Sequence[str]) -> int:
    from reader.settings.editing import remove_rule

    if len(words) != 1:
        raise UsageError("newsreader rules remove takes a NAME.")
    say(f"Removed the rule {remove_rule(settings_file(options), words[0])}.")
    return 0


def _rule(options: Options, words: Sequence[str]) -> RuleSpec:
    """The one rule that is named. Raises UsageError and NotFoundError."""
    if len(words) != 1:
        raise UsageError(f"newsreader rules {options.words[0]} takes a NAME.")
    settings, faults = settings_of(options)
    known = {rule.name: rule for rule in settings.rules}
    name = called(words[0], known)
    if name is None:
        tell(fault for fault in faults if (fault.key or "").startswith("rules"))
        hint = near(words[0], [*known]).strip() or "newsreader rules lists them."
        raise NotFoundError(f"There is no rule {words[0]!r}.", hint)
    return known[name]


def _record(rule: RuleSpec) -> Record:
    does = [words_of(one) for one in rule.effects]
    return {"name": rule.name, "when": rule.when, "do": does, "enabled": rule.enabled}


def _row(rule: RuleSpec) -> Row:
    does = ", ".join(words_of(one) for one in rule.effects)
    return Row((rule.name, rule.when, does, "on" if rule.enabled else "off"))


def _number(number: int) -> str:
    """A number as it is read: 1 000."""
    return f"{number:,}".replace(",", " ")


class _Action(NamedTuple):
    """What is done, and the options it takes."""

    do: Callable[[Options, Sequence[str]], int]
    options: tuple[str, ...] = ()


_ACTIONS: Mapping[str, _Action] = {
    "try": _Action(_try, ("-q", "--last")),
    "apply": _Action(_apply),
    "undo": _Action(_undo),
    "add": _Action(_add, ("-q", "--do")),
    "remove": _Action(_remove),
}
