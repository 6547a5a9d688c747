"""Compares calls and answers with the machine-readable description of Telegram's Bot API."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parent.parent
DESCRIPTION = PROJECT.parent / "shared" / "telegram" / "bot-api-10.1.json"
ARRAY = "Array of "
SIMPLE: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}

needs_description = pytest.mark.skipif(
    not DESCRIPTION.exists(), reason="the Bot API's description is not beside the project"
)


def check_call(method: str, params: dict[str, Any]) -> None:
    """That the method exists and takes these parameters, all that it must have among them."""
    fields = _description()["methods"][method].get("fields", [])
    _fail_on(_wrong_fields(fields, params, method))


def check_answer(method: str, result: Any) -> None:
    """That the method may answer with this."""
    returns = _description()["methods"][method]["returns"]
    _fail_on(_wrong_for_all(returns, result, method))


def check_object(type_name: str, value: Any) -> None:
    _fail_on(_wrong(type_name, value, type_name))


def _fail_on(wrong: list[str]) -> None:
    assert not wrong, "; ".join(wrong)


@cache
def _description() -> Any:
    return json.loads(DESCRIPTION.read_text(encoding="utf-8"))


def _wrong_fields(fields: list[Any], value: dict[str, Any], where: str) -> list[str]:
    known = {field["name"]: field for field in fields}
    wrong = [f"{where}: there is no {name}" for name in value if name not in known]
    for name, field in known.items():
        if name in value:
            wrong += _wrong_for_all(field["types"], value[name], f"{where}.{name}")
        elif field["required"]:
            wrong.append(f"{where}: {name} is missing")
    return wrong


def _wrong_for_all(type_names: list[str], value: Any, where: str) -> list[str]:
    """Nothing when one of the types fits, otherwise what is wrong for the nearest of them."""
    return min((_wrong(name, value, where) for name in type_names), key=len)


def _wrong(type_name: str, value: Any, where: str) -> list[str]:
    if type_name.startswith(ARRAY):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no array"]
        inner = type_name.removeprefix(ARRAY)
        places = enumerate(value)
        return [one for place, item in places for one in _wrong(inner, item, f"{where}[{place}]")]
    if type_name in SIMPLE:
        fits = isinstance(value, SIMPLE[type_name])
        mistaken = type_name != "Boolean" and isinstance(value, bool)
        return [] if fits and not mistaken else [f"{where}: {value!r} is no {type_name}"]
    if type_name == "InputFile":
        # A file that came with the call is recorded by its name.
        return [] if isinstance(value, str) else [f"{where}: {value!r} is no file"]
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {type_name}"]
    described = _description()["types"][type_name]
    if described.get("subtypes"):
        return _wrong_for_all(described["subtypes"], value, where)
    return _wrong_fields(described.get("fields", []), value, where)
