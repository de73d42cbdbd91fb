"""Textual's driver on a terminal that shows a still already."""

from textual.drivers.linux_driver import LinuxDriver

from reader.ui import still


class OverStill(LinuxDriver):
    """Begins where the still ends, and gives the terminal back as it was before that.

    The alternate screen is left as it is: entered once more, xterm would clear it (ctlseqs, "Ps = 1 0 4 9").
    """

    _over = False

    def write(self, data: str) -> None:
        """Writes to the terminal."""
        if self._over and data == still.ENTER:
            self._over = False  # once: it is entered again when the program comes back from the shell
        else:
            super().write(data)

    def start_application_mode(self) -> None:
        """Takes the terminal over."""
        before = still.shown()
        self._over = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._over = False
        if before is not None:
            self.attrs_before = before
            still.taken()
