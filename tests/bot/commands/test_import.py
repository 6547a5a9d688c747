import signal

from handlers.children.sheet_reading import TEMPLATE
from tests.bot.commands.conftest import Program

HEADER = "Child,Family,Adult 1,Relationship 1,Adult 2,Relationship 2\n"
JONES = "Ffion Jones,12,Siân Jones,mother,Aled Jones,father\nOwen Jones,12,Siân Jones,mother\n"
NEW = "New: 2 children, 2 adults, and 3 pairs of adult and child."


def keep(program: Program, content: str | bytes, name: str = "families.csv") -> None:
    given = content.encode() if isinstance(content, str) else content
    (program.folder / name).write_bytes(given)


async def test_a_list_is_shown_then_imported_and_again_changes_nothing(program: Program) -> None:
    keep(program, HEADER + JONES)
    shown = await program("import", "families.csv")
    assert shown.code == 2
    assert NEW in shown.out
    assert shown.err == "Nothing was imported. To import without being asked, add --yes.\n"
    done = await program("import", "families.csv", "--yes")
    assert (done.code, done.err) == (0, "")
    assert NEW in done.out
    assert "Imported:\n– 2 new children\n" in done.out
    again = await program("import", "families.csv")
    assert (again.code, again.err) == (0, "")
    assert "Nothing to change." in again.out
    assert "right   audit log   one entry, unbroken" in (await program("check")).out


async def test_it_works_while_the_bot_runs_also_for_a_long_list(program: Program) -> None:
    running = await program.running()
    program.unset("TELEGRAM__TOKEN", "STORAGE__KEY")
    rows = [f"Child {n} of a house far away,{n},Adult {n},mother\n" for n in range(3_000)]
    keep(program, HEADER + "".join(rows))
    done = await program("import", "families.csv", "--yes")
    assert (done.code, done.err) == (0, "")
    assert "– 3,000 new children\n– 3,000 new adults\n– 3,000 pairs" in done.out
    assert "Nothing to change." in (await program("import", "families.csv")).out
    ended = await program.end(running, by=signal.SIGTERM)
    assert "Child" not in ended.err


async def test_what_is_wrong_is_named_row_by_row_and_nothing_is_imported(program: Program) -> None:
    keep(program, "Child,Starts\nFfion,31/02/2026\nOwen,\n=cmd,\n")
    refused = await program("import", "families.csv", "--yes")
    assert (refused.code, refused.out) == (1, "")
    lines = refused.err.splitlines()
    assert lines[0].startswith("Row 2, Starts: “31/02/2026” is not a day.")
    assert lines[1].startswith("Row 4, Child: it begins with “=”")
    assert lines[2:] == ["Nothing was imported."]
    assert not program.database.exists()


async def test_what_does_not_go_with_the_store_is_named_too(program: Program) -> None:
    keep(program, "Child,Starts\nFfion,2026-09-01\n")
    assert (await program("import", "families.csv", "--yes")).code == 0
    keep(program, "Child,Leaves\nFfion,2026-08-31\n")
    refused = await program("import", "families.csv", "--yes")
    assert refused.code == 1
    assert refused.err.startswith("Row 2, Leaves: together with what is here")


async def test_a_file_that_is_no_list_is_refused_in_one_line(program: Program) -> None:
    keep(program, b"\xff\xd8\xff\xe0picture", "picture.csv")
    keep(program, b"Child\n" + b"x" * 50_000_000, "large.csv")
    for name, said in (
        ("picture.csv", "That is a picture"),
        ("large.csv", "over 5 MB"),
        ("nowhere.csv", "No such file"),
    ):
        refused = await program("import", name, "--yes")
        assert (refused.code, refused.out) == (1, "")
        assert said in refused.err
        assert refused.err.count("\n") == 1


async def test_the_template_is_the_one_of_the_chat(program: Program) -> None:
    printed = await program("import", "--template")
    assert (printed.code, printed.out.strip()) == (0, TEMPLATE.strip())
    without = await program("import")
    assert without.code == 2
    assert "preschool-bot import --template > families.csv" in without.err


async def test_what_excel_saves_on_windows_is_shown_to_be_looked_at(program: Program) -> None:
    keep(program, (HEADER + JONES).encode("cp1252"))
    shown = await program("import", "families.csv", "--yes")
    assert shown.code == 0
    assert "as Excel on Windows saves them" in shown.out
    assert "– Siân Jones" in shown.out
