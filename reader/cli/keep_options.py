"""The options that tell how long the articles of a source are kept."""

from argparse import _ArgumentGroup

from reader.cli.options import Options
from reader.errors import UsageError
from reader.models import Keep


def add_keep_options(group: _ArgumentGroup) -> None:
    """Takes them."""
    group.add_argument("--keep-days", metavar="N", help="keep its articles so many days, 0 for ever")
    group.add_argument("--keep-articles", metavar="N", help="keep so many of its articles, 0 for all")
    group.add_argument(
        "--drop-unread",
        dest="keep_unread",
        action="store_false",
        default=None,
        help="let go of unread ones, too, when their time has come",
    )
    group.add_argument(
        "--keep-unread",
        dest="keep_unread",
        action="store_true",
        default=None,
        help="keep unread ones longer than that",
    )


def kept(keep: Keep | None, options: Options) -> Keep | None:
    """How long its articles are kept as the options want it; None is what the settings say.

    Raises:
        UsageError: one of them is not understood, or means nothing by itself.
    """
    days, articles, unread = options.keep_days, options.keep_articles, options.keep_unread
    if days is None and articles is None and (unread is None or (keep is None and unread)):
        return keep
    before = keep or Keep()
    new = Keep(
        before.days if days is None else _number(days, "--keep-days"),
        before.articles if articles is None else _number(articles, "--keep-articles"),
        before.unread if unread is None else not unread,
    )
    if unread is False and new.days is None and new.articles is None:
        raise UsageError(
            "--drop-unread wants --keep-days or --keep-articles with it: without them nothing is let go."
        )
    if new.days is None and new.articles is None and "" in (days, articles) and not (days or articles):
        return None  # where all of it was taken away, the settings hold again; 0 says that they do not
    return new


def _number(text: str, option: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise UsageError(f"{option} wants a whole number, not {text!r}.")
    return int(text) or None
