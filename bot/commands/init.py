"""`init`: asks for what is needed, and writes the settings, the token and the database's key."""

import json
import os
import shlex
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from pydantic import SecretStr

from bot import console, keys, questions, settings
from bot.logs import Redaction
from bot.questions import Question
from bot.refusal import Exit, Refusal
from bot.settings import Settings

HELP = "ask for what is needed and write config.toml, the token's file and the database's key"

QUESTIONS = (
    Question("name", "The setting's name", questions.name),
    Question("phone", "The setting's own telephone", questions.telephone),
    Question("mash", "MASH, the county's safeguarding hub, telephone", questions.telephone),
    Question("lado", "LADO, for concerns about staff, telephone", questions.telephone),
    Question("opens", "Opens at", questions.time_of_day, "08:00"),
    Question("closes", "Closes at", questions.time_of_day, "18:00"),
)
TOKEN = "The bot's token, from @BotFather in Telegram"

CONFIG = """\
# Written by preschool-bot init. config.example.toml shows every other key and what it means.

[setting]
name = {name}
timezone = {timezone}
opens = {opens}
closes = {closes}
closed_days = []
bank_holidays = "ENG"

[contacts]
setting = {phone}
mash = {mash}
lado = {lado}

[telegram]
token_file = "secrets/telegram.token"

[storage]
path = "data/preschool-bot.db"
key_file = "secrets/storage.key"
"""

KEY = """\
The database's key is in {path}
Without it nothing can be read, by anybody, ever again. Write it on paper twice and keep the two
sheets in two places, neither of them beside this machine or a copy of the database.
To see it: cat {quoted}
"""


def options(parser: ArgumentParser) -> None:
    for question in QUESTIONS:
        parser.add_argument(
            f"--{question.option}",
            metavar="TIME" if question.default else question.option.upper(),
            help=question.words + (f" (default {question.default})" if question.default else ""),
        )
    parser.add_argument("--timezone", default="Europe/London", help="(default Europe/London)")
    parser.add_argument(
        "--token-file",
        type=Path,
        metavar="FILE",
        help=f"{TOKEN}, in a file; - for standard input. It is never taken from the command line,"
        " where others on this machine could read it.",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace the token and config.toml (which stays as config.toml.old); a database key"
        " that is there is always kept",
    )


def do(arguments: Namespace, redaction: Redaction) -> int:
    file: Path = (arguments.config or Path(settings.FILE)).absolute()
    _see_that_nothing_is_there(file, force=arguments.force)
    answers = _answers(arguments)
    text = CONFIG.format(
        timezone=json.dumps(arguments.timezone, ensure_ascii=False),
        **{name: json.dumps(answer, ensure_ascii=False) for name, answer in answers.items()},
    )
    found = settings.understood(text, file)
    _see_that_no_key_is_lost(found)
    token = _token(arguments.token_file)
    redaction.hide([token])
    try:
        kept = found.storage.key_file.exists()
        if not kept:
            keys.write(found.storage.key_file, keys.new_key())
        keys.write(found.telegram.token_file, token)
        if file.exists():
            file.replace(file.with_name(f"{file.name}.old"))
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{error.filename} cannot be written ({error.strerror}).") from None
    _say_what_is_there(found, file, kept=kept)
    return Exit.DONE


def _see_that_nothing_is_there(file: Path, *, force: bool) -> None:
    there = [path for path in (file, file.parent / "secrets/telegram.token") if path.exists()]
    if there and not force:
        raise Refusal(
            f"{there[0]} is there already. preschool-bot check says how everything stands;"
            " init --force asks again and replaces it.",
            Exit.SETTINGS,
        )


def _see_that_no_key_is_lost(found: Settings) -> None:
    database, key = found.storage.path, found.storage.key_file
    if database.exists() and not key.exists():
        raise Refusal(
            f"There is a database, {database}, without its key. Put the key back into {key} from"
            " one of its copies: a new key cannot read it.",
            Exit.SETTINGS,
        )


def _answers(arguments: Namespace) -> dict[str, str]:
    given = {question.option: getattr(arguments, question.option) for question in QUESTIONS}
    missing = [q for q in QUESTIONS if given[q.option] is None]
    if not questions.at_terminal():
        _see_that_nothing_must_be_asked(missing, token_file=arguments.token_file)
    answers = {}
    for question in QUESTIONS:
        if question in missing and questions.at_terminal():
            answers[question.option] = questions.ask(question)
            continue
        try:
            answers[question.option] = question.read(
                given[question.option] or question.default or ""
            )
        except ValueError as error:
            raise Refusal(f"--{question.option}: {error}", Exit.SETTINGS) from None
    return answers


def _see_that_nothing_must_be_asked(missing: list[Question], *, token_file: Path | None) -> None:
    options = [f"--{question.option}" for question in missing if question.default is None]
    if token_file is None and not os.environ.get(keys.TOKEN_VARIABLE):
        options.append(f"--token-file (or {keys.TOKEN_VARIABLE} in the environment)")
    if options:
        raise Refusal(
            f"There is no terminal to ask at. Please give: {', '.join(options)}", Exit.SETTINGS
        )


def _token(file: Path | None) -> SecretStr:
    if file is None and not os.environ.get(keys.TOKEN_VARIABLE):
        return questions.ask_token(TOKEN)
    try:
        said = os.environ.get(keys.TOKEN_VARIABLE, "")
        if file is not None:
            said = sys.stdin.read(1000) if str(file) == "-" else file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{file} cannot be read.", Exit.SETTINGS) from None
    if not keys.is_token(said.strip()):
        where = file or keys.TOKEN_VARIABLE
        raise Refusal(f"What stands in {where} is not a token of BotFather's.", Exit.SETTINGS)
    return SecretStr(said.strip())


def _say_what_is_there(found: Settings, file: Path, *, kept: bool) -> None:
    path = found.storage.key_file
    console.say(f"Written: {file} and {found.telegram.token_file}")
    if kept:
        console.say(f"Kept as it was: the database's key in {path}")
    else:
        console.say(f"\n{KEY.format(path=path, quoted=shlex.quote(str(path)))}")
    empty = [name for name in ("setting", "mash", "lado") if not getattr(found.contacts, name)]
    if empty:
        console.say(f"Still empty in [contacts]: {', '.join(empty)}")
    console.say("Next: preschool-bot check, then claim for the first manager's link, then run.")
