"""A page whose targets are gone through with the keys that else scroll it."""

from reader.ui.widgets.page_view import PageView


class TargetsView(PageView):
    """Its keys move a cursor over the targets, which is always at one of them; it begins at number `begin`."""

    begin = 0

    def watch_page(self) -> None:
        """Keeps the cursor where the page is set anew."""
        target = self.begin if self.target is None else self.target
        super().watch_page()
        self.target = min(target, len(self.page.targets) - 1) if self.page.targets else None

    def watch_target(self, target: int | None) -> None:
        """Brings the target into sight, the first one with what stands above it."""
        if target == 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            super().watch_target(target)

    def move(self, where: str) -> None:
        """Moves the cursor; where there is nothing to choose, the page."""
        last = len(self.page.targets) - 1
        if last < 0:
            super().move(where)
            return
        here, page = self.target or 0, max(1, self.size.height // 2)
        wanted = {
            "down": here + 1, "up": here - 1, "first": 0, "last": last,
            "half_down": here + page // 2, "half_up": here - page // 2,
            "page_down": here + page, "page_up": here - page,
        }[where]  # fmt: skip
        self.target = max(0, min(last, wanted))
