import sys
import tomllib

import pytest

from bot import __main__, version
from bot.rehearsal.run import PORT
from tests.bot.commands.conftest import ROOT


def said(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """What argparse answers by itself, before any command is done."""
    with pytest.raises(SystemExit) as ended:
        __main__._parser().parse_args(arguments)
    heard = capsys.readouterr()
    return int(str(ended.value.code)), heard.out, heard.err


def test_the_release_is_the_one_that_is_packed(capsys: pytest.CaptureFixture[str]) -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert packed == version.RELEASE
    code, out, _ = said("--version", capsys=capsys)
    python = ".".join(map(str, sys.version_info[:3]))
    assert (code, out) == (0, f"preschool-bot {packed} (Python {python})\n")


@pytest.mark.parametrize("command", __main__.COMMANDS)
def test_every_command_says_what_it_is_for(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(command, "--help", capsys=capsys)
    assert (code, err) == (0, "")
    assert f"usage: preschool-bot {command}" in out
    assert "--config FILE" in out


def test_the_settings_can_be_named_before_or_after_the_command() -> None:
    for arguments in (["--config", "a.toml", "run"], ["run", "--config", "a.toml"]):
        assert __main__._parser().parse_args(arguments).config.name == "a.toml"
    assert __main__._parser().parse_args(["run"]).config is None


@pytest.mark.parametrize("arguments", [(), ("sing",), ("run", "--loud"), ("run", "--verb")])
def test_what_is_mistyped_is_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = said(*arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert err.startswith("usage: preschool-bot")


def test_the_help_names_the_usual_port(capsys: pytest.CaptureFixture[str]) -> None:
    assert f"default {PORT}" in said("rehearse", "--help", capsys=capsys)[1]


@pytest.mark.parametrize("moment", ["Monday", "10:00", "2026-02-30T10:00", ""])
def test_a_rehearsal_begins_at_a_moment_that_there_is(
    moment: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said("rehearse", "--begins", moment, capsys=capsys)
    assert code == 2
    assert "--begins: must be a day and a time such as 2026-11-23T10:00" in err
