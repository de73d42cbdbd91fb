"""A page whose links and targets lead on: what was chosen in it becomes a message of what is to be opened."""

from textual import on

from reader.models import Related
from reader.ui.messages import LinkChosen, LinkCopied, LinkPointed, MediaChosen, RelatedChosen
from reader.ui.panes.continued import ContinuedPage
from reader.ui.panes.hinted import HintedPage
from reader.ui.panes.hints import How
from reader.ui.panes.targets import Media, Target
from reader.ui.widgets.page_view import PageView


class LeadingPage(ContinuedPage):
    """Tells where the reader wants to go."""

    @property
    def targets(self) -> tuple[Target, ...]:
        """What its cursor goes to, by number."""
        return ()

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        self._follow(self.targets[event.target], "outside" if event.outside else "inside")

    @on(PageView.LinkClicked)
    def _clicked(self, event: PageView.LinkClicked) -> None:
        event.stop()
        self.post_message(LinkChosen(event.url, outside=event.outside))

    @on(PageView.Pointed)
    def _pointed(self, event: PageView.Pointed) -> None:
        event.stop()
        self.post_message(LinkPointed(event.url))

    @on(HintedPage.Followed)
    def _followed(self, event: HintedPage.Followed) -> None:
        event.stop()
        lead = event.lead
        if lead.target is not None:
            self._follow(self.targets[lead.target], event.how)
        elif lead.url:
            self._follow(lead.url, event.how)

    def _follow(self, what: Target | str, how: How) -> None:
        url = what if isinstance(what, str) else what.url
        if how == "copy":
            if url:
                self.post_message(LinkCopied(url))
        elif how == "inside" and isinstance(what, Related):
            self.post_message(RelatedChosen(what))
        elif how == "inside" and isinstance(what, Media):
            self.post_message(MediaChosen(what.url))
        elif url:
            self.post_message(LinkChosen(url, outside=how == "outside"))
