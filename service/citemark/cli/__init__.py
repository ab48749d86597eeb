"""The command line: thin commands over the same scorer that the service and the batch use."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import Any

import click

from citemark.failing import endings

COMMANDS = {
    "score": ("citemark.cli.score", "score", "Judge the sources of documents."),
    "serve": ("citemark.cli.serve", "serve", "Run the HTTP service."),
    "rescore": ("citemark.batch.command", "rescore", "Judge whole collections, resumably."),
    "index": ("citemark.index.commands", "index", "Build and query the local index."),
    "ledger": (
        "citemark.ledger.commands",
        "ledger",
        "Ask who used an identifier for what; forget documents.",
    ),
    "model": ("citemark.cli.model", "model", "Show the model that judges."),
    "doctor": ("citemark.cli.doctor", "doctor", "Check this installation."),
}
"""Command → module, object and help line: a command's imports are paid for when it is run."""


class LazyCommands(click.Group):
    """A group that imports a command when it is called, and none for ``--help``."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with endings():  # --help and --version are answered here
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> object:
        with endings():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's interface
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's interface
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, row[2]) for name, row in COMMANDS.items()])


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("citemark"), prog_name="citemark")
def main() -> None:
    """Does every source of a summary exist, and is it what the summary says it is?

    Every command exits with 0 when it did what was asked, with 2 when an input, option or setting
    cannot be used or the output cannot be written, and with 130 when Ctrl-C stopped it; what 1
    means stands in the help of the command that uses it.

    \b
    Examples:
      citemark score summary.json
      citemark score capsules/*.json --offline --format html > report.html
      citemark serve --port 8000
    """
