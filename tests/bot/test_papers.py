"""What the papers say, and that nobody's name can break them."""

import asyncio
import io
import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest
import segno
from pypdf import PdfReader

from bot import papers
from bot.papers import NotAPaper
from tests.bot.test_papers_board import evidence
from tests.papers import rendered

LINK = "https://t.me/orleton_rehearsal_bot?start=" + "aZ9-_" * 8 + "xyz"
USES = ["Not recognisable", "Closed group", "Public page", "First name", "Press"]
# What the typesetter would act on, were it ever read as its language.
MARKUP = '#import "main.typ" $x^2$ ] [ \\u{41} " *bold* _it_ @there <here> `raw` // = - #panic()'


def letters(*pages: dict[str, Any], phone: str = "01234 567890") -> dict[str, Any]:
    return {
        "place": "Orleton Pre-School",
        "phone": phone,
        "made_on": "22 November 2026",
        "pages": list(pages),
    }


def page(name: str, *children: str) -> dict[str, Any]:
    return {"name": name, "children": children, "link": LINK, "until": "20 December 2026"}


def wall(*children: tuple[str, list[str]]) -> dict[str, Any]:
    return {
        "place": "Orleton Pre-School",
        "room": "Ladybirds",
        "made_at": "22 Nov 2026 10:04",
        "made_by": "Maya O’Neill",
        "uses": [{"number": str(n), "title": title} for n, title in enumerate(USES, 1)],
        "children": [{"name": name, "answers": answers} for name, answers in children],
    }


def data(*sections: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": "What we hold about Siân",
        "place": "Orleton Pre-School",
        "made_at": "22 Nov 2026 10:04",
        "sections": list(sections),
    }


def section(*lines: str, table: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"heading": "You", "lines": lines, "table": table}


def read(pdf: bytes) -> list[str]:
    """The words of each page, without line breaks and signs that are not seen."""
    pages = [found.extract_text() for found in PdfReader(io.BytesIO(pdf)).pages]
    for sign in "\u200b\u2068\u2069":
        pages = [words.replace(sign, "") for words in pages]
    return [" ".join(words.split()) for words in pages]


def test_a_letter_says_what_a_parent_needs() -> None:
    (words,) = read(rendered("letters", letters(page("Siân O’Hara", "Ffion", "Tobi", "Ada"))))
    for said in (
        "Orleton Pre-School",
        "22 November 2026",
        "Dear Siân O’Hara,",
        "answer for Ffion, Tobi and Ada.",
        "Install Telegram",
        "press Start",
        "The manager confirms that it is you",
        "It works once, until 20 December 2026",
        "encrypted store and seen by the management team",
        "never asks for a password",
        "No is a fine answer to any of the questions, and nothing else depends on it",
        "answer on paper instead",
        "ask the manager, in person or by telephone on 01234 567890",
        "If you did not expect this letter",
    ):
        assert said in words
    assert LINK in words.replace(" ", "")


def test_the_link_of_a_letter_can_be_pressed_too() -> None:
    reader = PdfReader(io.BytesIO(rendered("letters", letters(page("Siân", "Ffion")))))
    (first,) = reader.pages
    pressed = {note["/A"]["/URI"] for note in first.annotations or []}
    assert pressed == {LINK}


def test_the_code_of_each_letter_is_its_own_link() -> None:
    """Read from the lines that are drawn, a row of dark squares each."""
    links = [LINK, LINK[:-3] + "abc"]
    both = [page("Siân", "Ffion") | {"link": link} for link in links]
    reader = PdfReader(io.BytesIO(rendered("letters", letters(*both))))
    for drawn, link in zip(reader.pages, links, strict=True):
        contents = drawn.get_contents()
        assert contents is not None
        lines = re.findall(rb"(\d+) (\d+)\.5 m (\d+) \2\.5 l", contents.get_data())
        dark = {(int(y), x) for start, y, end in lines for x in range(int(start), int(end))}
        rows = segno.make(link, error="m", micro=False).matrix_iter(border=4)
        assert dark == {(y, x) for y, row in enumerate(rows) for x, one in enumerate(row) if one}


def test_each_letter_is_a_page_with_its_own_children_alone() -> None:
    mums = [page(f"Adult {number}", f"Child {number}") for number in range(100, 130)]
    pages = read(rendered("letters", letters(*mums)))
    assert len(pages) == 30
    for number, words in enumerate(pages, 100):
        assert f"Dear Adult {number}," in words
        assert f"answer for Child {number}." in words
        assert words.count("Child ") == 1


@pytest.mark.parametrize("length", [12, 80, 200])
@pytest.mark.parametrize("letter", ["W", "i", "é", "م"])
def test_six_children_with_long_names_fit_one_page(letter: str, length: int) -> None:
    children = [f"{number}{letter * length}" for number in range(6)]
    (words,) = read(rendered("letters", letters(page(letter * 80, *children))))
    assert "leave the link alone" in words


def test_a_letter_without_a_number_to_ring_names_none() -> None:
    (words,) = read(rendered("letters", letters(page("Siân", "Ffion"), phone="")))
    assert "in person or by telephone. If" in words


def test_the_wall_list_says_a_word_for_each_use() -> None:
    (words,) = read(
        rendered(
            "wall",
            wall(
                ("Ffion Llewellyn", ["Yes", "No", "No", "Yes", "Yes"]),
                ("Tobi Adeyemi", ["No"] * 5),
            ),
        )
    )
    assert "Ffion Llewellyn Yes No No Yes Yes" in words
    assert "Tobi Adeyemi No No No No No" in words
    assert "As of 22 Nov 2026 10:04, by Maya O’Neill." in words
    assert "Look it up with /check before you post" in words


def test_forty_children_take_two_pages_with_the_uses_on_each() -> None:
    answers = ["Yes", "No", "Yes", "No", "Yes"]
    children = [(f"Child Number-{number}", answers) for number in range(40)]
    pages = read(rendered("wall", wall(*children)))
    assert len(pages) == 2
    for number, words in enumerate(pages, 1):
        assert all(title in words for title in USES)
        assert "before you post" in words
        assert f"Page {number} of 2" in words
    assert " ".join(pages).count("Yes No Yes No Yes") == 40


@pytest.mark.parametrize("answers", [["Yes"] * 4, ["Yes"] * 6, ["Yes"] * 4 + ["yes"], ["Yes, No"]])
def test_no_answer_stands_under_a_wrong_use(answers: list[str]) -> None:
    with pytest.raises(NotAPaper):
        rendered("wall", wall(("Ffion", ["No"] * 5), ("Tobi", answers)))


def test_data_is_read_as_headings_lines_and_tables() -> None:
    table = {"head": ["Child", "Answer"], "rows": [["Ffion", "Yes"], ["Tobi", "No"]]}
    (words,) = read(rendered("data", data(section("Name: Siân", "", "two\nlines", table=table))))
    assert "What we hold about Siân" in words
    assert "Name: Siân two lines Child Answer Ffion Yes Tobi No" in words
    with pytest.raises(NotAPaper):
        rendered("data", data(section(table={"head": ["A", "B"], "rows": [["1"]]})))


def test_long_words_stay_on_the_paper() -> None:
    table = {"head": ["Child", "Words"], "rows": [["A" * 90, "B" * 400]]}
    words = "".join(read(rendered("data", data(section("C" * 700, table=table)))))
    for letter, count in (("A", 90), ("B", 400), ("C", 700)):
        assert words.count(letter) - "What we hold About".count(letter) in range(
            count - 1, count + 3
        )


@pytest.mark.parametrize("name", [MARKUP, "\\", '"', "#", "$", "]", "/*", "*/", "```", "~", "--"])
def test_names_are_never_read_as_anything_but_names(name: str) -> None:
    plain = " ".join(name.split())
    (words,) = read(rendered("letters", letters(page(name, name))))
    assert f"Dear {plain}," in words
    assert f"answer for {plain}." in words
    (words,) = read(rendered("wall", wall((name, ["No"] * 5))))
    assert f"{plain} No No No No No" in words
    table = {"head": [name], "rows": [[name]]}
    (words,) = read(rendered("data", data(section(name, table=table))))
    assert words.count(plain) >= 3


@pytest.mark.parametrize(
    "name",
    [
        "محمد علي",
        "שרה לוי",
        "🎈",
        "李小龍",
        "👨‍👩‍👧",
        "\u202eeil",
        "\x00\x07",
        "\ufffe",
        "",
        "a\u0301" * 50,
    ],
)
def test_every_name_comes_out_in_some_way(name: str) -> None:
    assert len(read(rendered("letters", letters(page(name, name, "Tobi"))))) == 1
    (words,) = read(rendered("wall", wall((name, ["No"] * 5), ("Tobi", ["Yes"] * 5))))
    assert "Tobi Yes Yes Yes Yes Yes" in words


def test_names_with_the_letters_of_europe_and_vietnam_are_whole() -> None:
    names = ["Łukasz Żółć", "Siân", "Nguyễn Thị Ánh", "Ελένη", "Андрій", "Zoë O’Hara-Đặng"]
    (words,) = read(rendered("wall", wall(*((name, ["No"] * 5) for name in names))))
    for name in names:
        assert name in words


def test_a_screen_reader_learns_title_language_and_structure() -> None:
    contents = {
        "letters": letters(page("Siân", "Ffion")),
        "wall": wall(("Ffion", ["No"] * 5)),
        "data": data(section("x")),
        "evidence": evidence(),
    }
    for kind, content in contents.items():
        reader = PdfReader(io.BytesIO(rendered(kind, content)))
        catalog = reader.root_object
        assert str(catalog["/Lang"]) == "en-GB"
        assert "/StructTreeRoot" in catalog
        assert reader.metadata
        assert "Orleton Pre-School" in (reader.metadata.title or "")


def test_what_does_not_fit_the_paper_is_refused_without_a_name() -> None:
    wrong = letters(page("Siân Secret", "Ffion"))
    del wrong["pages"][0]["until"]
    for kind, content in (
        ("letters", wrong),
        ("letters", {}),
        ("cake", {}),
        ("wall", {"a": "Siân"}),
    ):
        with pytest.raises(NotAPaper) as refused:
            rendered(kind, content)
        assert "Siân" not in str(refused.value)
        assert refused.value.__cause__ is None


def test_a_hundred_letters_are_made_while_one_waits() -> None:
    hundred = letters(*(page(f"Adult {n}", f"Child {n}") for n in range(100)))
    assert len(PdfReader(io.BytesIO(rendered("letters", hundred))).pages) == 100


async def test_being_told_to_stop_ends_the_typesetter_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A bot that stops waits for no paper, and leaves no program behind."""
    slow = tmp_path / "press.py"
    slow.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(papers, "_PRESS", slow)
    begun: list[asyncio.subprocess.Process] = []
    begin, has_begun = asyncio.create_subprocess_exec, asyncio.Event()

    async def noted(*arguments: Any, **more: Any) -> asyncio.subprocess.Process:
        begun.append(await begin(*arguments, **more))
        has_begun.set()
        return begun[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    making = asyncio.create_task(papers.rendered("wall", wall(("Ffion", ["No"] * 5))))
    await has_begun.wait()
    assert os.getsid(begun[0].pid) == begun[0].pid  # Ctrl-C on the bot's terminal does not reach it
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert begun[0].returncode == -signal.SIGKILL
