"""The app as far as themes go: our own beside Textual's, and our tokens for all of them."""

from textual.theme import Theme

from reader.ui import theme as themes
from reader.ui.screens.keys_in_turn import KeysInTurn


class ThemedApp(KeysInTurn[None], inherit_bindings=False):
    """Knows all themes from the moment it is being made, which is when Textual asks first."""

    def __init__(self) -> None:
        self._own_themes = {own.name: own for own in themes.own_themes()}
        super().__init__()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All themes by name, our own among them."""
        return super().available_themes | self._own_themes

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, with our tokens for themes that do not have them."""
        variables = super().get_css_variables()
        if "ground" not in self.current_theme.variables:
            variables |= themes.derived(self.current_theme)
        return variables
