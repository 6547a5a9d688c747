import pytest

from policy.roles import Role, Standing
from storage import children, people, relations
from storage.transaction import Transaction
from tests.handlers.fetched import fetches, misses, works
from tests.handlers.phones import Message, Phone, Preschool

HEADER = (
    "Child,Family,Room,Starts,Leaves,Adult 1,Relationship 1,Responsibility 1,"
    "Adult 2,Relationship 2,Responsibility 2\n"
)
JONES = (
    "Ffion Jones,12,Ladybirds,01/09/2026,,Siân Jones,mother,yes,Aled Jones,father,unknown\n"
    "Owen Jones,12,Butterflies,,,Sian Jones,mother,yes,,,\n"
)
DOCUMENT = {"file_id": "f1", "file_name": "families.csv", "mime_type": "text/csv"}


def send(phone: Phone, content: str | bytes) -> None:
    phone.forges("import.start")
    phone.sends(document={**DOCUMENT, "file_size": len(content)})
    phone.hears("I am reading it")
    fetches(phone.preschool, content.encode() if isinstance(content, str) else content)


def imports(phone: Phone, content: str | bytes) -> Message:
    """Send, look, agree, and hear what was done."""
    send(phone, content)
    shown = phone.hears("The file has")
    phone.presses("Import")
    phone.hears("Importing")
    works(phone.preschool)
    phone.hears("Imported:")
    return shown


def bound(preschool: Preschool) -> dict[str, list[tuple[str, str, str]]]:
    """Every child's adults: name, relationship, responsibility."""
    return preschool.run(_bound)


def _bound(tx: Transaction) -> dict[str, list[tuple[str, str, str]]]:
    return {
        child.name: sorted(
            (people.get(tx, bond.person).name, bond.relationship, bond.responsibility)
            for bond in relations.of_child(tx, child.id)
        )
        for child in children.everybody(tx)
    }


def test_a_list_is_shown_before_it_is_imported_and_then_is_there(
    preschool: Preschool, maya: Phone
) -> None:
    send(maya, HEADER + JONES)
    shown = maya.hears(
        "The file has 2 children.",
        "New: 2 children, 2 adults, and 3 pairs of adult and child.",
        "– Ffion Jones (Ladybirds), with Siân Jones and Aled Jones\n"
        "– Owen Jones (Butterflies), with Siân Jones",
        "Nothing is changed until you say so",
    )
    assert shown.protected
    assert bound(preschool) == {}
    maya.presses("Import")
    maya.hears("Importing 2 rows")
    assert bound(preschool) == {}
    works(preschool)
    maya.hears("Imported:", "2 new children", "2 new adults", "3 pairs", "0 changes")
    assert bound(preschool) == {
        "Ffion Jones": [("Aled Jones", "father", "unknown"), ("Siân Jones", "mother", "yes")],
        "Owen Jones": [("Siân Jones", "mother", "yes")],
    }
    sian = preschool.person("Siân Jones")
    assert (sian.role, sian.standing, sian.telegram_id) == (Role.PARENT, Standing.INVITED, None)
    [ffion, _] = preschool.run(children.everybody)
    assert (ffion.family, ffion.room, str(ffion.starts_on)) == ("12", "Ladybirds", "2026-09-01")
    assert preschool.audited("").count("maya imported families") == 1


def test_the_same_file_again_changes_nothing(preschool: Preschool, maya: Phone) -> None:
    imports(maya, HEADER + JONES)
    before = bound(preschool)
    send(maya, HEADER + JONES)
    said = maya.hears("Nothing to change. Everything in this file is here already.")
    assert "Import" not in said.buttons
    assert bound(preschool) == before
    assert preschool.audited("").count("maya imported families") == 1


def test_nothing_of_the_file_is_kept_once_it_was_imported(
    preschool: Preschool, maya: Phone
) -> None:
    imports(maya, HEADER + JONES)
    assert preschool.run(lambda tx: tx.value("SELECT count(*) AS n FROM imports")) == 0
    states = preschool.run(lambda tx: tx.rows("SELECT state FROM attachments"))
    assert [row["state"] for row in states] == ["dropped"]


def test_changes_are_told_child_by_child_and_an_empty_cell_changes_nothing(
    preschool: Preschool, maya: Phone
) -> None:
    imports(maya, HEADER + JONES)
    changed = (
        "Ffîon Jones,12,,,17/07/2027,Siân Jones,,no,Nain Jones,grandmother,\n"
        "OWEN JONES,12,,,,,,,,,\n"
    )
    shown = imports(maya, HEADER + changed)
    assert (
        "– Ffion Jones: the name becomes Ffîon Jones; last day Saturday 17 July 2027; parental"
        " responsibility of Siân Jones: yes → no; with Nain Jones (grandmother)" in shown.text
    )
    assert "– Owen Jones: the name becomes OWEN JONES" in shown.text
    assert bound(preschool)["Ffîon Jones"] == [
        ("Aled Jones", "father", "unknown"),
        ("Nain Jones", "grandmother", "unknown"),
        ("Siân Jones", "mother", "no"),
    ]
    [ffion, _] = preschool.run(children.everybody)
    assert (ffion.room, str(ffion.starts_on)) == ("Ladybirds", "2026-09-01")


def test_empty_cells_about_an_adult_change_nothing(preschool: Preschool, maya: Phone) -> None:
    imports(maya, HEADER + JONES)
    send(maya, HEADER + "Ffion Jones,12,,,,Siân Jones,,,Aled Jones,,\n")
    maya.hears("Nothing to change.")


def test_who_is_not_in_the_file_stays_and_it_says_so(preschool: Preschool, maya: Phone) -> None:
    imports(maya, HEADER + JONES)
    shown = imports(maya, "Child\nMair Evans\n")
    assert "2 children who are here and not in the file are left as they are." in shown.text
    assert len(bound(preschool)) == 3


def test_many_changes_are_shown_in_part(preschool: Preschool, maya: Phone) -> None:
    rows = [f"Child {chr(65 + n)},,Ladybirds" for n in range(20)]
    imports(maya, "\n".join(["Child,Family,Room", *rows]))
    moved = "\n".join(["Child,Family,Room", *rows]).replace("Ladybirds", "Butterflies")
    shown = imports(maya, moved)
    assert "Changes for 20 children already here:" in shown.text
    assert shown.text.count("Ladybirds → Butterflies") == 15
    assert "… and 5 more." in shown.text


def test_what_is_wrong_is_told_row_by_row_and_nothing_is_imported(
    preschool: Preschool, maya: Phone
) -> None:
    send(maya, "Child,Starts\nFfion,31/02/2026\nOwen,\n=cmd,\n")
    said = maya.hears(
        "2 things in the file have to be put right first. Nothing was changed.",
        "– Row 2, Starts: “31/02/2026” is not a day.",
        "– Row 4, Child: it begins with “=”",
    )
    assert "Import" not in said.buttons
    assert bound(preschool) == {}


def test_a_long_list_of_problems_comes_as_a_file_too(preschool: Preschool, maya: Phone) -> None:
    send(maya, "Child\n" + "=1\n" * 33)
    document = maya.hears("Everything that has to be put right")
    assert document.picture.startswith("text:to put right.txt:Row 2, Child: ")
    assert document.picture.count("\n") == 33
    said = maya.hears("33 things", "… and 13 more.")
    assert said.text.count("– Row") == 20


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xd8\xff\xe0picture", "That is a picture, whatever its name says."),
        (b"Name\nFfion\n", "no column called Child"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_list_is_refused_kindly(
    preschool: Preschool, maya: Phone, content: bytes, said: str
) -> None:
    send(maya, content)
    assert "Send a file" in maya.hears(said, "Nothing was changed.").buttons


def test_a_file_of_excel_on_windows_is_shown_with_the_names_to_look_at(
    preschool: Preschool, maya: Phone
) -> None:
    shown = imports(maya, (HEADER + JONES).encode("cp1252"))
    assert "as Excel on Windows saves them" in shown.text
    assert "– Siân Jones" in shown.text
    assert "– Aled Jones" not in shown.text


def test_only_a_file_of_a_sensible_size_is_taken(preschool: Preschool, maya: Phone) -> None:
    maya.forges("import.start")
    maya.hears("saved as CSV")
    for content, said in (
        ({"text": "Ffion"}, "I need the file itself"),
        ({"photo": [{"file_id": "p", "file_size": 9}]}, "That is no spreadsheet"),
        ({"document": {**DOCUMENT, "file_size": 5_000_001}}, "over 5 MB"),
        ({"document": {**DOCUMENT, "file_size": 50_000_000}}, "over 20 MB"),
    ):
        maya.sends(**content)
        maya.hears(said, "saved as CSV")
    maya.presses("Cancel")
    maya.hears("Nothing was sent and nothing was kept")


def test_the_template_can_be_filled_in(preschool: Preschool, maya: Phone) -> None:
    maya.forges("import.start")
    maya.presses("Send me an empty one to fill in")
    made = maya.hears("Family is any word or number").picture
    assert made.startswith("text:families.csv:\ufeffChild,Family,Room,Starts,Leaves,Adult 1,")
    row = "Ffion,,,,,Siân,mother,yes\r\n"
    maya.sends(document={**DOCUMENT, "file_size": 99})
    fetches(preschool, (made.removeprefix("text:families.csv:") + row).encode())
    maya.hears("New: 1 child, 1 adult, and 1 pair")


def test_a_file_that_telegram_does_not_give_has_to_be_sent_again(
    preschool: Preschool, maya: Phone
) -> None:
    maya.forges("import.start")
    maya.sends(document=DOCUMENT)
    misses(preschool)
    said = maya.hears("I could not get the spreadsheet from Telegram", "send the file again")
    assert "Your words are kept" not in said.text
