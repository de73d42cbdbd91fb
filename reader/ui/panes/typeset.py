"""An article as paragraphs of a printed page. Pure: the present moment is handed in."""

from collections.abc import Sequence

from reader.content.blocks import Readable
from reader.content.headlines import without_headline
from reader.models import FullText, Story
from reader.ui.panes.body import body as set_body
from reader.ui.panes.full_text import doubted, failed, found
from reader.ui.panes.head import head, lead
from reader.ui.panes.leads_on import contents, leads_on
from reader.ui.panes.pictures import lead_picture
from reader.ui.panes.related import parts as parts_of
from reader.ui.panes.related import related
from reader.ui.panes.setting import Setting
from reader.ui.panes.targets import media
from reader.ui.widgets.marking import marked
from reader.ui.widgets.prose import BLANK, RULE, Paragraph


def typeset(
    story: Story, body: Readable | None, setting: Setting, full: FullText | None = None, trouble: str = ""
) -> list[Paragraph]:
    """The page of an article: head, lead, body, what leads on, and the stories that belong to it.

    Where `body` is that of its original page, `full` is what was read there; `trouble` tells why that cannot be.
    """
    body = without_headline(body, story.article.title) if body and full else body
    text = _sections(
        list(head(story, body, setting, full)),
        [RULE],
        list(doubted(full, setting) if full else failed(trouble, setting)),
        list(lead_picture(story, body, full, setting.hanging, setting.width)),
        list(lead(story, body)),
        list(found(full)) if full else [],
        list(set_body(body.blocks, setting) if body else ()),
    )
    if find := setting.find:
        text = [marked(paragraph, find) for paragraph in text]
    parts = list(contents(story, setting))
    number = len(parts_of(story))
    leads = list(leads_on(story.article, setting, number))
    belongs = list(related(story, setting, number + len(media(story.article))))
    page = _sections(
        text,
        # Set off from the text by one line more than paragraphs are.
        [BLANK, *parts] if parts and body and body.blocks else parts,
        [BLANK, *leads] if leads and body and body.blocks else leads,
        [RULE] if belongs else [],
        belongs,
    )
    if len(page) > len(text):
        page[len(text)] = page[len(text)]._replace(beyond=True)
    return page


def _sections(*sections: Sequence[Paragraph]) -> list[Paragraph]:
    """Sections with an empty line between them; those that are empty left out."""
    page: list[Paragraph] = []
    for section in sections:
        if page and section:
            page.append(BLANK)
        page += section
    return page
