import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.children import sheet, sheet_reading
from handlers.children.sheet import Adult, Row
from handlers.children.sheet_reading import TEMPLATE

HEADER = "Child,Family,Room,Starts,Leaves,Adult 1,Relationship 1,Responsibility 1\n"
SIAN = "Ffion Jones,12,Ladybirds,2026-09-01,,Siân Jones,mother,yes\n"
FFION = Row(
    2,
    "Ffion Jones",
    "12",
    "Ladybirds",
    date(2026, 9, 1),
    None,
    (Adult("Siân Jones", "mother", "yes"),),
)


def written(content: str) -> list[str]:
    return [problem.written for problem in sheet_reading.read(content.encode()).problems]


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + SIAN).encode(),
        (HEADER + SIAN).encode("utf-8-sig"),
        (HEADER + SIAN).replace(",", "\t").encode("utf-16"),
        (HEADER + SIAN).encode("utf-16-be").join([b"\xfe\xff", b""]),
        (HEADER + SIAN).replace(",", ";").encode(),
        (HEADER + SIAN).replace("\n", "\r").encode(),
        (HEADER + SIAN).replace("\n", "\r\n").encode(),
        (HEADER.upper().replace("ADULT 1", "adult1") + SIAN).encode(),
        (HEADER + SIAN).replace("Siân Jones", '"Siân\nJones"').encode(),
        (HEADER + SIAN).replace(",", ", ").replace("Siân Jones", '"Siân Jones"').encode(),
        ("\n,,\n" + HEADER + SIAN).encode(),
    ],
)
def test_it_is_read_however_it_was_saved(content: bytes) -> None:
    read = sheet_reading.read(content)
    assert not read.refused
    assert read.problems == ()
    assert not read.guessed
    [row] = read.rows
    assert row == (FFION if content[:1] != b"\n" else replaced(row.number))


def replaced(number: int) -> Row:
    return Row(number, *(getattr(FFION, name) for name in Row.__slots__[1:]))


def test_what_excel_saves_on_windows_is_read_and_said_to_be_guessed() -> None:
    read = sheet_reading.read((HEADER + SIAN).encode("cp1252"))
    assert read.guessed
    assert read.rows == (FFION,)


def test_a_sheet_can_be_kept_as_json_and_is_the_same_after() -> None:
    read = sheet_reading.read((HEADER + SIAN + "=a,,,31/02/2026\n").encode())
    assert sheet.from_plain(json.loads(json.dumps(read.plain()))) == read


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n \n", "is empty"),
        (b",,,\n", "is empty"),
        (HEADER.encode(), "has only its first row"),
        (TEMPLATE.encode(), "has only its first row"),
        (b"Name,Room\nFfion,Ladybirds\n", "no column called Child"),
        (b"Chi\0ld\nFfion\n", "The first row says: “Chi?ld”"),
        (b"Child,Child\nFfion,Jones\n", "The column Child is there twice"),
        (b"Child\nFfion\n" + b"x" * 5_000_000, "over 5 MB"),
        (b"Child\n" + b"Ffion\n" * 10_001, "more than 10,000 rows"),
        (b"\x89PNG\r\n\x1a\nxx", "That is a picture"),
        (b"\xff\xd8\xff\xe0xx", "That is a picture"),
        (b"\0\0\0\x18ftypheic", "That is a picture or a film"),
        (b"PK\x03\x04xx", "That is an Excel workbook"),
        (b"%PDF-1.7", "That is a PDF"),
        (b'Child\nFfion\n"Owen\nMair\n', "From row 3 on I cannot tell the cells apart"),
        (b'Child\n"Ffion" Jones\n', "From row 2 on I cannot tell the cells apart"),
    ],
)
def test_a_file_that_is_no_list_of_families_is_refused_with_a_way_on(
    content: bytes, said: str
) -> None:
    read = sheet_reading.read(content)
    assert said in read.refused
    assert "lease" in read.refused or "save the file as" in read.refused
    assert read.rows == ()


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-09-01", date(2026, 9, 1)),
        ("01/09/2026", date(2026, 9, 1)),
        ("1.9.2026", date(2026, 9, 1)),
        ("1 Sep 2026", date(2026, 9, 1)),
        ("1st September 2026", date(2026, 9, 1)),
        ("1-Sept-2026", date(2026, 9, 1)),
        ("2026-09-01 00:00:00", date(2026, 9, 1)),
        ("29/02/2028", date(2028, 2, 29)),
        ("", None),
    ],
)
def test_days_as_people_write_them(cell: str, day: date | None) -> None:
    read = sheet_reading.read(f"{HEADER}Ffion,,,{cell}\n".encode())
    assert read.problems == ()
    assert read.rows[0].starts_on == day


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("01/09/26", "only two digits of its year"),
        ("1 Sep 26", "only two digits of its year"),
        ("31/02/2026", "There is no such day in the calendar"),
        ("09/13/2026", "There is no such day in the calendar"),
        ("29/02/2027", "There is no such day in the calendar"),
        ("September", "is not a day that I can read. Write the day like 2026-09-01"),
        ("46266", "is not a day that I can read"),
        ("01/09/1926", "is in the year 1926"),
        ("=TODAY()", "begins with “=”, as a formula does"),
    ],
)
def test_a_wrong_day_is_named_with_its_row_and_what_to_write(cell: str, said: str) -> None:
    [problem] = written(f"{HEADER}Owen,,,\n\nFfion,,,{cell}\n")
    assert problem.startswith("Row 4, Starts: ")
    assert said in problem


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Ffion,,,2026-09-01,2026-08-31", "Row 2, Leaves: the last day is before the first."),
        ("=cmd|'/c calc'!A1", "Row 2, Child: it begins with “=”, as a formula does."),
        ("+44", "Row 2, Child: it begins with “+”"),
        ("@SUM(1)", "Row 2, Child: it begins with “@”"),
        ("Ffion,-1", "Row 2, Family: it begins with “-”"),
        ("Ff\0ion", "Row 2, Child: there are signs in it that cannot be seen."),
        ("Ff\x07ion", "Row 2, Child: there are signs in it that cannot be seen."),
        ("Ff\u202eion", "Row 2, Child: there are signs in it that cannot be seen."),
        ("Ff\ufffdion", "Row 2, Child: a letter in it cannot be read."),
        ("F" * 200, "Row 2, Child: it is longer than 80 letters."),
        ("😀😀", "Row 2, Child: “😀😀” has no letter that can be read."),
        (",12", "Row 2, Child: there is no name. Write the child’s name."),
        ("Ffion,,,,,Siân,mother,perhaps", "Row 2, Responsibility 1: “perhaps” is no answer here."),
        ("Ffion,,,,,,mother", "Row 2, Adult 1: there is no name, but something is written"),
        ("Ffion,,,,,Siân,a,yes,Jones", "Row 2: there are more cells than columns."),
    ],
)
def test_what_is_wrong_in_a_row_is_named_with_its_column(row: str, said: str) -> None:
    [problem] = written(f"{HEADER}{row}\n")
    assert problem.startswith(said)


def test_one_name_twice_needs_two_families() -> None:
    rows = "Ffion Jones,1\nFFION  JONES,1\nFfion Jones,2\nOwen\nowen\n"
    assert [problem.partition(".")[0] for problem in written(HEADER + rows)] == [
        "Row 3, Child: row 2 has the same name and the same family",
        "Row 6, Child: row 5 has the same name and the same family",
    ]


def test_one_adult_twice_in_a_row_is_a_problem() -> None:
    [problem] = written("Child,Adult 1,Adult 4\nFfion,Siân Jones,sian jones\n")
    assert problem.startswith("Row 2, Adult 4: the same name stands in this row twice.")


def test_names_from_everywhere_are_kept_as_they_are() -> None:
    names = ["Zoë O’Hara-Novák", "محمد علي", "שרה לוי", "Łukasz", "李小龙", "D'Arcy 2nd"]
    read = sheet_reading.read("\n".join(["Child", *names]).encode())
    assert [row.child for row in read.rows] == names


def test_columns_that_are_not_known_are_named_and_not_read() -> None:
    read = sheet_reading.read("Child,Notes,Phone\nFfion,=1+1,\u202e\n".encode())
    assert read.unread == ("Notes", "Phone")
    assert read.problems == ()


CELLS = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["=1", "\0", '"', "01/09/2026", "31/02/2026", "Siân", "yes", "\u202e", ",", ";", "\n"]
)


@given(st.binary(max_size=300) | st.lists(CELLS).map(lambda cells: as_file(",".join(cells))))
def test_whatever_is_sent_is_read_or_refused_and_never_a_fault(content: bytes) -> None:
    read = sheet_reading.read(content)
    assert sheet.from_plain(json.loads(json.dumps(read.plain()))) == read
    assert read.refused or read.problems or read.rows


def as_file(rest: str) -> bytes:
    return f"{HEADER}{rest}".encode("utf-8", "surrogatepass")
