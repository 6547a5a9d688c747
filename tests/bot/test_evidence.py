"""The vault: what is in it can be read by nobody else, and was not changed."""

import stat
from pathlib import Path

import pytest

from bot.evidence import Unreadable, Vault

KEY = "5e" * 32
WORDS = b"a screenshot of a child's page" * 1000


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = Vault(tmp_path / "shell.db", KEY)
    vault.write("one", WORDS)
    return vault


def test_what_was_kept_comes_back(vault: Vault) -> None:
    vault.write("empty", b"")
    assert vault.read("one") == WORDS
    assert vault.read("empty") == b""


def test_nothing_can_be_read_on_the_disk(vault: Vault) -> None:
    [file] = vault.folder.iterdir()
    assert b"screenshot" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("place", [0, 5, 12, 500, -1])
def test_a_changed_byte_is_refused(vault: Vault, place: int) -> None:
    file = vault.folder / "one"
    changed = bytearray(file.read_bytes())
    changed[place] ^= 1
    file.write_bytes(changed)
    with pytest.raises(Unreadable):
        vault.read("one")


def test_a_file_in_anothers_place_is_refused(vault: Vault) -> None:
    """Fault 43."""
    vault.write("two", b"other words")
    (vault.folder / "one").replace(vault.folder / "two")
    with pytest.raises(Unreadable):
        vault.read("two")


@pytest.mark.parametrize("length", [0, 5, 12, 27, 100])
def test_a_cut_file_is_refused(vault: Vault, length: int) -> None:
    file = vault.folder / "one"
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(Unreadable):
        vault.read("one")


def test_another_key_reads_nothing(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        Vault(tmp_path / "shell.db", "5f" * 32).read("one")


def test_what_is_missing_is_refused(vault: Vault) -> None:
    with pytest.raises(Unreadable):
        vault.read("three")


@pytest.mark.parametrize("name", ["../one", "", "a/b", "one.partial", "x" * 65])
def test_no_name_leads_out_of_the_folder(vault: Vault, name: str) -> None:
    with pytest.raises(Unreadable):
        vault.read(name)
    with pytest.raises(ValueError, match="attachment"):
        vault.write(name, b"x")


def test_the_same_file_twice_looks_different(vault: Vault) -> None:
    before = (vault.folder / "one").read_bytes()
    vault.write("one", WORDS)
    assert (vault.folder / "one").read_bytes() != before
    assert vault.read("one") == WORDS


def test_it_comes_piece_by_piece(vault: Vault) -> None:
    vault.write("long", WORDS * 20)
    vault.write("empty", b"")
    pieces = list(vault.pieces("long"))
    assert b"".join(pieces) == WORDS * 20
    assert len(pieces) > 1
    assert list(vault.pieces("empty")) == []


@pytest.mark.parametrize("place", [0, 20, 29_000, -1])
def test_a_changed_byte_is_found_at_the_last_piece(vault: Vault, place: int) -> None:
    file = vault.folder / "one"
    changed = bytearray(file.read_bytes())
    changed[place] ^= 1
    file.write_bytes(changed)
    with pytest.raises(Unreadable):
        list(vault.pieces("one"))


@pytest.mark.parametrize("cut", [0, 5, 12, 20, 1000])
def test_a_cut_file_has_no_pieces_to_be_believed(vault: Vault, cut: int) -> None:
    file = vault.folder / "one"
    file.write_bytes(file.read_bytes()[:cut])
    for number in ("one", "nobody-knows"):
        with pytest.raises(Unreadable):
            list(vault.pieces(number))
