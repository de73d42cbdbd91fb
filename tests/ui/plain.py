"""A small app in our looks, to try widgets and sheets in."""

from textual.app import App, ComposeResult
from textual.theme import Theme
from textual.widget import Widget

from reader import assets
from reader.ui import theme as themes
from reader.ui.screens.keys_in_turn import KeysInTurn


class PlainApp(KeysInTurn[None], inherit_bindings=False):
    """Widgets one below the other, in a theme."""

    CSS_PATH = [assets.folder("styles") / name for name in ("app.tcss", "lines.tcss")]  # noqa: RUF012 (Textual's)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = themes.NIGHT) -> None:
        self._own = {own.name: own for own in themes.own_themes()}
        self.set_reactive(App.theme, theme)
        super().__init__()
        self.animation_level = "none"
        self.widgets = widgets

    @property
    def available_themes(self) -> dict[str, Theme]:
        return super().available_themes | self._own

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        if "ground" not in self.current_theme.variables:
            variables |= themes.derived(self.current_theme)
        return variables

    def compose(self) -> ComposeResult:
        yield from self.widgets

    @property
    def shown(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)
