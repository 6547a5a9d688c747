import pytest

from policy import spelling


@pytest.mark.parametrize(
    ("name", "looked_for"),
    [
        ("Siân O’Hara-Novák", "sian ohara novak"),
        ("  FFION   morgan ", "ffion morgan"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("%_'`\u00b4", ""),
        ("\u0301\u0308", ""),
        ("نور الهدى", "نور الهدى"),
        ("😀 🧒🏽", ""),
    ],
)
def test_a_name_has_one_spelling(name: str, looked_for: str) -> None:
    assert spelling.sought(name) == looked_for


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("Anne-Marie Jones", ["anne", "marie", "jones", "annemarie"]),
        ("Mary Mary", ["mary"]),
        ("Tobi Okafor", ["tobi", "okafor"]),
        ("– Mia", ["mia"]),
    ],
)
def test_a_name_is_found_by_each_of_its_words_and_by_what_a_hyphen_parts(
    name: str, found_by: list[str]
) -> None:
    assert spelling.words(name) == found_by


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ffion", ["Ffion"]),
        ("Ffion, Tobi and Mia Jones", ["Ffion", "Tobi", "Mia Jones"]),
        ("Ffion;Tobi\n\nMia & Ada&Bo", ["Ffion", "Tobi", "Mia", "Ada", "Bo"]),
        ("Anderson, Roland", ["Anderson", "Roland"]),
        ("ffion, FFION and Ffíon", ["ffion"]),
        ("😀, \u00b4, %_%, \u0301", []),
        ("نور، ليلى", ["نور", "ليلى"]),
        ("Mia AND Ada", ["Mia", "Ada"]),
        ("", []),
    ],
)
def test_several_names_in_one_message_are_told_apart(text: str, names: list[str]) -> None:
    assert spelling.names_in(text) == names


def test_two_words_may_be_one() -> None:
    assert list(spelling.readings("Ian Mc Donald")) == [
        ["ian", "mc", "donald"],
        ["ianmc", "donald"],
        ["ian", "mcdonald"],
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fion", "ffion"),
        ("ffoin", "ffion"),
        ("mohamed", "mohammed"),
        ("mohammed", "muhammad"),
        ("steven", "stephen"),
        ("shaun", "sean"),
        ("okafer", "okafor"),
        ("christofer", "christopher"),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(typed: str, meant: str) -> None:
    others = ["tobias", "zebedee", "quentin", "ottoline", meant]
    assert [word for word, _ in spelling.near(typed, others)] == [meant]


@pytest.mark.parametrize(
    ("typed", "other"), [("mia", "ada"), ("al", "abi"), ("tom", "dan"), ("ffion", "morgan")]
)
def test_another_name_is_not_a_slip(typed: str, other: str) -> None:
    assert spelling.near(typed, [other]) == []


def test_the_nearest_come_first_and_they_are_few() -> None:
    assert spelling.near("mia", ["mya", "mia", "nia"]) == [("mia", 0), ("mya", 1), ("nia", 1)]
    many = [f"mari{letter}" for letter in "abcdefghijklmnop"]
    assert len(spelling.near("maria", many)) == spelling.MOST_NEAR


def test_the_meant_word_may_begin_with_another_letter() -> None:
    assert spelling.initials("gfion") == {"g", "f"}
    assert spelling.initials_alike("catrin") >= {"c", "a", "k"}
    assert spelling.initials_alike("phion") >= {"p", "h", "f"}
    assert spelling.initials_alike("h") == {"h"}
