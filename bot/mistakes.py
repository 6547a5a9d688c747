"""What is wrong with the settings, said in one line for each mistake and without any value."""

import difflib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

PREFIX = "PRESCHOOL_BOT_"
SECRETS = {("telegram", "token"): "token_file", ("storage", "key"): "key_file"}

Keys = dict[str, list[str]]  # of each section

_SAID_PLAINLY = {
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "string_type": "must be text in quotes",
    "path_type": "must be a path in quotes",
    "greater_than_equal": "must be 0 or more",
    "finite_number": "must be a number",
    "tuple_type": "must be a list",
    "model_type": "must be a section with keys of its own",
    "model_attributes_type": "must be a section with keys of its own",
    "dataclass_type": "must be a section with keys of its own",
}


def misplaced(written: Mapping[str, Any], file: Path) -> Iterator[str]:
    """What a file can hold and must not: secrets, and values that would be taken for numbers."""
    for section, keys in written.items():
        for key, value in keys.items() if isinstance(keys, dict) else ():
            if (section, key) in SECRETS:
                yield (
                    f"{section}.{key} must not stand in {file}: put it alone into the file that"
                    f" {section}.{SECRETS[section, key]} names, or into {_variable(section, key)}."
                )
            elif isinstance(value, bool):
                yield f"{section}.{key} in {file} must not be true or false."
            elif key in {"opens", "closes"} and isinstance(value, int | float):
                yield f'{section}.{key} in {file} must be a time of day in quotes, such as "08:00".'


def mistyped_variables(environment: Mapping[str, str], known: Keys) -> Iterator[str]:
    variables = [_variable(section, key) for section, keys in known.items() for key in keys]
    for name in sorted(environment):
        section, _, key = name.upper().removeprefix(PREFIX).partition("__")
        if name.upper().startswith(PREFIX) and not (key and section.lower() in known):
            near = difflib.get_close_matches(name.upper(), variables, n=1)
            yield f"{name} in the environment is not a setting.{_did_you_mean(near)}"


def said_plainly(error: ValidationError, file: Path, known: Keys) -> Iterator[str]:
    """A line for each mistake, with the key and without the value, which may be a secret."""
    for mistake in error.errors(include_url=False, include_input=False, include_context=False):
        section, key = ([*map(str, mistake["loc"]), ""])[:2]
        kind = mistake["type"]
        if kind in {"extra_forbidden", "unexpected_keyword_argument"}:
            near = difflib.get_close_matches(key or section, known.get(section, list(known)), n=1)
            yield f"{place(section, key, file)} is not a setting.{_did_you_mean(near)}"
            continue
        words = _SAID_PLAINLY.get(kind, "cannot be understood")
        if kind.startswith("time"):
            words = 'must be a time of day in quotes, such as "08:00"'
        if kind.startswith("date"):
            words = "must be days such as 2026-12-25"
        yield f"{place(section, key, file)} {words}."


def place(section: str, key: str, file: Path) -> str:
    variable = _variable(section, key)
    if key and variable in map(str.upper, os.environ):
        return f"{variable} in the environment"
    return f"{section}.{key} in {file}" if key else f"{section} in {file}"


def _variable(section: str, key: str) -> str:
    return f"{PREFIX}{section}__{key}".upper()


def _did_you_mean(near: list[str]) -> str:
    return f" Did you mean {near[0]}?" if near else ""
