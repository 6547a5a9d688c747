"""A spreadsheet comes in from chat and becomes families, and letters for their adults."""

from storage import children
from storage.transaction import Transaction
from tests.stage import Somebody
from tests.stories.conftest import Cast

FAMILIES = (
    "Child,Family,Room,Adult 1,Relationship 1\n"
    "Ffion Jones,12,Ladybirds,Siân Jones,mother\n"
    "Owen Jones,12,Butterflies,Siân Jones,mother\n"
)


async def sends(cast: Cast, content: bytes, name: str = "families.csv") -> None:
    await cast.maya.writes("/children")
    await cast.maya.presses("Import a spreadsheet")
    await cast.maya.does(lambda: cast.maya.phone.send_document(content, name, "text/csv"))


async def told(somebody: Somebody, *words: str) -> None:
    """Wait until the newest message says so."""

    async def so() -> bool:
        return all(word in somebody.last.text for word in words)

    await somebody.stage.until(so)


def names(tx: Transaction) -> list[str]:
    return [child.name for child in children.everybody(tx)]


async def test_from_a_file_to_families_and_letters(cast: Cast) -> None:
    await sends(cast, FAMILIES.encode())
    cast.maya.hears("I am reading it")
    await told(cast.maya, "New: 2 children, 1 adult, and 2 pairs")
    assert await cast.stage.run(names) == []
    await cast.maya.presses("Import")
    await told(cast.maya, "Imported:", "2 new children")
    cast.maya.hears("Importing 2 rows")
    assert await cast.stage.run(names) == ["Ffion Jones", "Owen Jones"]
    vault = cast.stage.database_path.with_name("preschool.db.evidence")
    assert not vault.exists() or list(vault.iterdir()) == []
    await cast.maya.presses("Letters", "Letters for 1 adult without one")
    await told(cast.maya, "1 page, each for one adult")
    [paper] = [message.file for message in cast.maya.said if message.file]
    assert paper.data.startswith(b"%PDF")


async def test_a_picture_with_the_name_of_a_list_is_refused(cast: Cast) -> None:
    await sends(cast, b"\x89PNG\r\n\x1a\npicture")
    await told(cast.maya, "That is a picture, whatever its name says.", "Nothing was changed.")


async def test_what_was_agreed_to_before_a_restart_is_done_after(cast: Cast) -> None:
    await sends(cast, FAMILIES.encode())
    await told(cast.maya, "New: 2 children")
    cast.stage.service._working.wake = lambda: None  # type: ignore[method-assign]
    await cast.maya.presses("Import")
    assert await cast.stage.run(names) == []
    await cast.stage.stops_the_bot()
    await cast.stage.starts_the_bot()
    await told(cast.maya, "Imported:")
    assert await cast.stage.run(names) == ["Ffion Jones", "Owen Jones"]
