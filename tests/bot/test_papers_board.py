"""The board as a picture, and what shows that a clause was kept as a paper."""

import io
import struct
from typing import Any

import pytest
from pypdf import PdfReader

from bot.papers import NotAPaper
from tests.papers import rendered

MARKUP = '#import "main.typ" $x^2$ ] [ \\u{41} " *bold* @there `raw` #panic()'
PATTERNS = ("full", "striped", "dotted", "empty")


def board(*parts: dict[str, Any], shade: str = "light", place: str = "Orleton") -> dict[str, Any]:
    return {"place": place, "made": "As of now, for Maya", "shade": shade, "parts": list(parts)}


def part(label: str = "Ladybirds", number: int = 3, *says: str) -> dict[str, Any]:
    numbers = [
        {"label": f"some {place}", "number": number * place, "pattern": pattern, "alarm": True}
        for place, pattern in enumerate(PATTERNS)
    ]
    bar = {"label": label, "of": f"{number} children", "parts": numbers}
    return {"title": label, "numbers": numbers, "bars": [bar], "says": list(says)}


def evidence(**more: Any) -> dict[str, Any]:
    plain = {
        "place": "Orleton Pre-School",
        "clause": "C8",
        "sentence": "Risks are assessed.",
        "made_at": "22 Nov 2026 10:04",
        "made_by": "Maya O’Neill",
        "says": [],
        "quarters": [],
        "counts": [],
        "records": [],
    }
    return plain | more


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def words(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    for sign in "\u200b\u2068\u2069":
        text = text.replace(sign, "")
    return " ".join(text.split())


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_a_board_is_as_wide_as_a_phone_and_upright(shade: str) -> None:
    width, height = size(rendered("board", board(*[part()] * 5, shade=shade)))
    assert width == 1080
    assert width < height


def test_light_and_dark_differ() -> None:
    assert rendered("board", board(part())) != rendered("board", board(part(), shade="dark"))


def test_what_is_told_by_colour_is_told_by_a_pattern_and_a_number_too() -> None:
    """With each part's pattern another picture comes out, in the same colour."""
    found = set()
    for pattern in PATTERNS:
        one = part()
        one["bars"][0]["parts"] = [{"label": "a", "number": 3, "pattern": pattern, "alarm": False}]
        found.add(rendered("board", board(one)))
    assert len(found) == len(PATTERNS)


def test_a_board_of_noughts_is_a_board() -> None:
    assert size(rendered("board", board(part(number=0))))[0] == 1080
    assert size(rendered("board", board()))[0] == 1080


def test_long_names_and_large_numbers_stay_within_what_telegram_takes() -> None:
    long = "W" * 60
    rooms, signing = part(long, 10**6), part(long, 10**6, " and ".join([long] * 12))
    rooms["bars"] *= 12
    rooms["numbers"] = signing["numbers"] = []
    png = rendered("board", board(part(), part(), signing, rooms, part(), place=long))
    width, height = size(png)
    assert width == 1080
    assert width + height <= 10_000
    assert height <= 20 * width
    assert len(png) < 10_000_000


@pytest.mark.parametrize("name", [MARKUP, "محمد علي", "🎈", "", "\u202eeil", "\x00"])
def test_every_name_can_stand_on_a_board(name: str) -> None:
    assert size(rendered("board", board(part(name, 3, name), place=name)))[0] == 1080
    assert words(rendered("evidence", evidence(records=[["now", name, name]])))


def test_what_is_no_picture_is_refused_without_a_name() -> None:
    for kind, content in (
        ("cake", {}),
        ("wall", {}),
        ("board", {"place": "Siân"}),
        ("board", board(shade="purple", place="Siân")),
    ):
        with pytest.raises(NotAPaper) as refused:
            rendered(kind, content)
        assert "Siân" not in str(refused.value)
        assert refused.value.__cause__ is None


def test_evidence_is_read_as_its_counts_and_records() -> None:
    content = evidence(
        says=["Counted are few."],
        quarters=[["October to December 2026", "2"]],
        counts=[["November 2026", "Press: given", "1,200"]],
        records=[["23 Nov 2026 10:02", f"Risks: {MARKUP}", "Dan Price (deputy)"]],
    )
    found = words(rendered("evidence", content))
    for said in (
        "Clause C8: what shows that it was kept",
        "Risks are assessed.",
        "As of 22 Nov 2026 10:04, by Maya O’Neill.",
        "Counted are few.",
        "October to December 2026 2",
        "November 2026 Press: given 1,200",
        "23 Nov 2026 10:02",
        "Dan Price (deputy)",
        "#panic()",
    ):
        assert said in found


def test_a_thousand_records_are_set_while_somebody_waits() -> None:
    records = [["23 Nov 2026 10:02", f"Risks assessed: {n}", "Dan"] for n in range(1000)]
    assert "Risks assessed: 999" in words(rendered("evidence", evidence(records=records)))


def test_a_record_without_all_its_cells_is_refused() -> None:
    with pytest.raises(NotAPaper):
        rendered("evidence", evidence(records=[["now", "what"]]))
