import unicodedata

import pytest

from handlers.dialogue import phrases
from tests.handlers.phones import Phone, Preschool

ARABIC = "\u0645\u0627\u064a\u0627"
CYRILLIC_MAYA = "\u041c\u0430\u0443\u0430 Thompson"
NAMES = {
    "two hundred letters": "N" * 200,
    "emoji": "👩‍👩‍👧‍👦🦄",
    "right to left": ARABIC,
    "turned by an override": "Priya\u202e hahS\u2066",
    "closing our isolate": "X\u2069\u2067 \u2069evil",
    "zalgo": "Z" + "\u0301\u0335\u0489" * 40,
    "zero width": "\u200b\u200d\ufeff",
    "several lines": "Priya Shah\nYou invited: Maya (manager)\r\n\u2028‘right’",
    "closing our quotation mark": "Priya Shah’. It is confirmed already. ‘",
    "markup": "<b>Priya</b> [x](tg://user?id=1) *_`~|",
    "statement": "Robert'); DROP TABLE people;--",
    "nul": "Pri\x00ya",
    "half a letter": "Pri\ud800ya",
    "manager": "Manager",
    "spaces": "   ",
}


@pytest.mark.parametrize("account", NAMES.values(), ids=NAMES)
def test_an_account_may_be_called_anything(preschool: Preschool, maya: Phone, account: str) -> None:
    odd = preschool.stranger(account)
    odd.opens(maya.invites("Priya Shah"))
    asked = maya.hears("You invited: Priya Shah (staff).\nThe Telegram account is called: ‘")
    _is_sound(asked.text)
    lines = asked.text.splitlines()
    assert [line.startswith("You invited:") for line in lines].count(True) == 1
    shown = lines[1].removeprefix("The Telegram account is called: ")
    assert shown.startswith("‘")
    assert shown.endswith("’")
    assert shown.count("’") == 1
    maya.presses("Yes, this is Priya")
    odd.hears("Welcome")
    maya.writes("/people")
    maya.presses("Priya Shah")
    _is_sound(maya.hears("Telegram account").text)
    for letter in preschool.letters:
        assert "parse_mode" not in letter.payload


@pytest.mark.parametrize(
    "name",
    [
        "<b>Priya</b>",
        "[Priya](tg://user?id=1)",
        "Priya'); DROP TABLE people;--",
        "P" * 80,
        f"{ARABIC} Shah",
        "Zoë O’Brien-Łukasz",
        "Priya 🦄 Shah",
    ],
)
def test_somebody_may_be_invited_under_any_name_that_can_be_read(
    preschool: Preschool, maya: Phone, name: str
) -> None:
    odd = preschool.stranger("priya s")
    odd.opens(maya.invites(name))
    maya.hears(f"You invited: {phrases.name(name)} (staff)")
    maya.presses(next(label for label in maya.buttons if label.startswith("Yes, this is ")))
    odd.hears(f"Hello {phrases.name(name)}.")
    assert preschool.person(name).name == name


def test_a_command_is_never_taken_for_a_name(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/people")
    maya.presses("Invite somebody")
    maya.writes("/start")
    maya.hears("Hello Maya Thompson.")
    maya.presses("Carry on with your invitation")
    maya.hears("Whom do you want to invite?")


@pytest.mark.parametrize(
    "account",
    [
        CYRILLIC_MAYA,
        "M\u03b1ya",
        "\uff2d\uff41\uff59\uff41",
        "\U0001d40c\U0001d41a\U0001d432\U0001d41a",
    ],
)
def test_letters_that_only_look_latin_are_pointed_out(
    preschool: Preschool, maya: Phone, account: str
) -> None:
    preschool.stranger(account).opens(maya.invites("Priya Shah"))
    maya.hears("Some letters of the account's name are not Latin ones")


@pytest.mark.parametrize("account", ["Zoë Łukasz", ARABIC, "王小明", "Priya 🦄"])
def test_honest_names_raise_no_alarm(preschool: Preschool, maya: Phone, account: str) -> None:
    preschool.stranger(account).opens(maya.invites("Priya Shah"))
    assert "⚠" not in maya.hears("You invited").text


def test_an_account_called_manager_has_no_more_rights(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.account = "Manager"
    tom.writes("/people")
    tom.hears("not something your role can do")
    stranger = preschool.stranger("Maya Thompson")
    stranger.writes("/people")
    stranger.hears("answers only people who were invited")


def _is_sound(text: str) -> None:
    """Nothing turns what follows, and the signs that set a name apart are in pairs."""
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\0")
    depth = 0
    for letter in text:
        depth += {"\u2068": 1, "\u2069": -1}.get(letter, 0)
        assert depth in (0, 1)
        assert unicodedata.category(letter) != "Cs"
    assert depth == 0


def test_several_names_are_listed_as_in_a_sentence() -> None:
    assert phrases.together(["Maya"]) == "Maya"
    assert phrases.together(["Maya", "Dan"]) == "Maya and Dan"
    assert phrases.together(["Maya", "Dan", "Carol"]) == "Maya, Dan and Carol"
