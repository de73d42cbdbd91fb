"""An article as paragraphs of a printed page. Pure: the present moment is handed in."""

from collections.abc import Sequence

from reader.content.blocks import Readable
from reader.models import Story
from reader.ui.panes.body import body as set_body
from reader.ui.panes.head import head, lead
from reader.ui.panes.leads_on import contents, leads_on
from reader.ui.panes.related import related
from reader.ui.panes.setting import Setting
from reader.ui.widgets.marking import marked
from reader.ui.widgets.prose import BLANK, RULE, Paragraph


def typeset(story: Story, body: Readable | None, setting: Setting) -> list[Paragraph]:
    """The page of an article: head, lead, body, what leads on, and the stories that belong to it."""
    text = _sections(
        list(head(story, body, setting)),
        [RULE],
        list(lead(story, body)),
        list(set_body(body.blocks, setting) if body else ()),
    )
    if find := setting.find:
        text = [marked(paragraph, find) for paragraph in text]
    parts = list(contents(story, setting))
    leads = list(leads_on(story.article, setting))
    belongs = list(related(story, setting))
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
