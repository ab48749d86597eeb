"""The other commands, and the help of all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from citemark.cli import COMMANDS, main
from citemark.settings import Settings

Command = Callable[..., Result]


def walk(
    command: click.Command, path: tuple[str, ...] = ()
) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)]
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            found += walk(below, (*path, name))
    return found


EVERY = walk(main)


@pytest.mark.parametrize(
    ("path", "described"), EVERY, ids=[" ".join(path) or "-" for path, _ in EVERY]
)
def test_every_command_has_a_help_that_explains_itself(
    command: Command, path: tuple[str, ...], described: click.Command
) -> None:
    for flag in ("--help", "-h"):
        result = command(*path, flag)
        assert result.exit_code == 0, result.output
        assert "Usage:" in result.stdout
    assert described.help


RUNNABLE = [(path, each) for path, each in EVERY if not isinstance(each, click.Group)]


@pytest.mark.parametrize(
    ("path", "described"), RUNNABLE, ids=[" ".join(path) for path, _ in RUNNABLE]
)
def test_every_command_that_does_something_shows_an_example(
    path: tuple[str, ...], described: click.Command
) -> None:
    assert f"citemark {' '.join(path)}" in (described.help or "").split("Example", 1)[-1]


@pytest.mark.parametrize(
    ("path", "described"), RUNNABLE, ids=[" ".join(path) for path, _ in RUNNABLE]
)
def test_every_option_says_what_it_does(path: tuple[str, ...], described: click.Command) -> None:
    for parameter in described.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or isinstance(parameter.type, click.Choice), parameter.name


def test_the_list_of_commands_is_what_each_says_of_itself(command: Command) -> None:
    listed = command("--help").stdout
    assert all(name in listed and line in listed for name, (_, _, line) in COMMANDS.items())


def test_an_unknown_command_is_a_usage_error(command: Command) -> None:
    assert command("scroe").exit_code == 2


def test_the_version_is_told(command: Command) -> None:
    assert command("--version").stdout.startswith("citemark, version ")


def test_the_model_is_shown_in_words_and_as_json(command: Command) -> None:
    words = command("model", "show")
    assert words.exit_code == 0, words.output
    assert "threshold red" in words.stdout
    assert "{" not in words.stdout  # a line for each group of figures, and no Python
    assert json.loads(command("model", "show", "--json").stdout)["thresholds"]


def test_a_model_that_cannot_be_loaded_is_named(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CITEMARK_MODEL", str(tmp_path))
    result = command("model", "show")
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


def test_the_doctor_finds_a_sound_installation_sound(
    command: Command, monkeypatch: pytest.MonkeyPatch, small_library: Path, tmp_path: Path
) -> None:
    plain = command("doctor")
    assert (plain.exit_code, plain.stdout.count("ok  ")) == (0, 4)
    monkeypatch.setenv("CITEMARK_INDEX", str(small_library))
    monkeypatch.setenv("CITEMARK_LEDGER", f"sqlite:///{tmp_path / 'ledger.db'}")
    full = command("doctor")
    assert (full.exit_code, full.stdout.count("ok  ")) == (0, 4)
    assert "newest work 2023-05-08" in full.stdout


def test_the_doctor_names_all_that_is_wrong_at_once(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("CITEMARK_MODEL", str(tmp_path))
    monkeypatch.setenv("CITEMARK_INDEX", str(tmp_path))
    monkeypatch.setenv("CITEMARK_LEDGER", f"sqlite:///{tmp_path}/none/ledger.db")
    monkeypatch.setenv("CITEMARK_CACHE", str(file / "below"))
    result = command("doctor")
    assert (result.exit_code, result.stdout.count("FAIL")) == (1, 4)


def test_a_setting_that_cannot_be_used_stops_every_command(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITEMARK_PREVALENCE", "much")
    for arguments in (("doctor",), ("model", "show"), ("serve",)):
        result = command(*arguments)
        assert result.exit_code == 2
        assert "CITEMARK_PREVALENCE" in result.stderr


def test_options_of_serve_win_over_the_environment(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Settings] = []
    monkeypatch.setattr("citemark.web.serve.run", started.append)
    monkeypatch.setenv("CITEMARK_PORT", "8111")
    monkeypatch.setenv("CITEMARK_WORKERS", "3")
    assert command("serve", "--port", "8222", "--offline").exit_code == 0
    assert command("serve").exit_code == 0
    assert [(each.port, each.workers, each.sources) for each in started] == [
        (8222, 3, ()),
        (8111, 3, None),
    ]
