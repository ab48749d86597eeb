"""This module knows how the command line starts: Ctrl-C is heard before anything is imported."""

from __future__ import annotations

import os
import signal
from types import FrameType


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Half-imported modules cannot be unwound in good order: say it, and leave at once."""
    os.write(2, b"Stopped.\n")
    os._exit(128 + signal.SIGINT)


def main() -> None:
    """Run ``citemark``; once it is imported, Ctrl-C is the running command's to handle."""
    heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # ignored stays ignored
    if heard:
        signal.signal(signal.SIGINT, stop)
    from citemark.cli import main as command

    if heard:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    command()


if __name__ == "__main__":
    main()
