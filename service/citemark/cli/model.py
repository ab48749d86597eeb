"""``citemark model``: show the model that judges."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import click

from citemark.assembly import load_current_model
from citemark.failing import errors_for_the_user
from citemark.settings import Settings


@click.group()
def model() -> None:
    """Show the model that judges.

    \b
    Example:
      citemark model show
    """


@model.command()
@click.option("--json", "as_json", is_flag=True, help="The whole manifest as JSON.")
def show(as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Print the model's data, metrics, thresholds and weights.

    \b
    Example:
      citemark model show
    """
    with errors_for_the_user():
        loaded = load_current_model(Settings.from_environment())
    if as_json:
        click.echo(json.dumps(loaded.card(), indent=2, sort_keys=True, ensure_ascii=False))
        return
    card = loaded.card()
    click.echo(f"model {loaded.version}, judging at a prevalence of {loaded.prevalence:.0%}")
    click.echo(f"scikit-learn {card['scikit_learn']}; data: {', '.join(card['data'])}")
    for name, value in loaded.thresholds.items():
        click.echo(f"threshold {name}: {value:g}")
    for name, value in card["metrics"].items():
        click.echo("\n".join(_told(name, value)))
    click.echo("\nlargest weights, in log-odds (for and against a source):")
    rows = loaded.reference.contributions.values()
    for row in sorted(rows, key=lambda row: -max(map(abs, row.weights))):
        click.echo(f"  {row.name:32} {min(row.weights):+7.2f} … {max(row.weights):+7.2f}")


def _told(name: str, value: object, depth: int = 0) -> Iterator[str]:
    """A metric and those inside it, a line each; figures that belong together share one."""
    if not isinstance(value, Mapping):
        yield f"{'  ' * depth}{name}: {value}"
        return
    figures = [f"{key} {item}" for key, item in value.items() if not isinstance(item, Mapping)]
    yield f"{'  ' * depth}{name}: {', '.join(figures)}".rstrip()
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield from _told(key, item, depth + 1)
