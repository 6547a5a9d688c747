import signal
import stat
from pathlib import Path

from tests.bot.commands.conftest import Ended, Program
from tests.bot.commands.test_import import keep

FAMILIES = (
    "Child,Family,Room,Adult 1,Adult 2\n"
    "Ffion Jones,12,Ladybirds,Siân Jones,Aled Jones\n"
    "Mair Evans,13,Butterflies,Huw Evans,\n"
)


async def imported(program: Program) -> None:
    keep(program, FAMILIES)
    assert (await program("import", "families.csv", "--yes")).code == 0


async def written(program: Program, *options: str) -> tuple[Ended, Path]:
    """A run of the command and the file it names, which is not there before."""
    file = program.folder / "letters.pdf"
    file.unlink(missing_ok=True)
    return await program("letters", "--to", "letters.pdf", *options), file


async def test_one_pdf_with_a_page_for_each_adult_and_nothing_secret_printed(
    program: Program,
) -> None:
    await imported(program)
    done, file = await written(program)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("letters.pdf: 3 pages, each for one adult. Print them")
    assert "start=" not in done.err
    assert file.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    again = await program("letters", "--to", "letters.pdf", "--again")
    assert (again.code, again.err) == (
        1,
        "letters.pdf is there already, and is not written over.\n",
    )
    assert file.read_bytes() == before


async def test_a_letter_that_works_is_not_made_again_unless_asked(program: Program) -> None:
    await imported(program)
    assert "1 page," in (await written(program, "--room", "butterflies"))[0].err
    assert "2 pages," in (await written(program))[0].err
    nobody, file = await written(program)
    assert nobody.code == 0
    assert "There is nobody to write to" in nobody.err
    assert not file.exists()
    assert "2 pages," in (await written(program, "--family", " 12"))[0].err
    assert "1 page," in (await written(program, "--room", "Butterflies", "--again"))[0].err
    assert "3 pages," in (await written(program, "--again"))[0].err


async def test_a_room_that_is_not_there_is_named_with_those_that_are(program: Program) -> None:
    await imported(program)
    refused, file = await written(program, "--room", "Bees")
    assert refused.code == 1
    assert refused.err == ("There is no room called Bees. The rooms are: Butterflies, Ladybirds.\n")
    assert not file.exists()


async def test_it_works_while_the_bot_runs(program: Program) -> None:
    await imported(program)
    running = await program.running()
    program.unset("TELEGRAM__TOKEN", "STORAGE__KEY")
    done, file = await written(program)
    assert (done.code, done.out) == (0, "")
    assert file.read_bytes().startswith(b"%PDF")
    ended = await program.end(running, by=signal.SIGTERM)
    assert "start=" not in ended.err


async def test_a_folder_that_is_not_there_makes_no_links(program: Program) -> None:
    await imported(program)
    refused = await program("letters", "--to", "nowhere/letters.pdf")
    assert refused.code == 1
    assert "cannot be written (No such file or directory)" in refused.err
    assert "3 pages," in (await written(program))[0].err


async def test_many_letters_come_in_several_files(program: Program) -> None:
    rows = [f"Child {n},,Ladybirds,Adult {n}" for n in range(201)]
    keep(program, "\n".join(["Child,Family,Room,Adult 1", *rows]))
    assert (await program("import", "families.csv", "--yes")).code == 0
    taken = program.folder / "letters-2.pdf"
    taken.write_text("mine")
    done, file = await written(program)
    assert done.err.startswith("letters.pdf, letters-3.pdf: 201 pages, each for one adult.")
    for part in (file, program.folder / "letters-3.pdf"):
        assert part.read_bytes().startswith(b"%PDF")
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert taken.read_text() == "mine"
