import pytest

from policy.accounts import is_mixed, names_a_password, platform, sought, stands_alone


@pytest.mark.parametrize(
    "handle",
    [
        "orleton.pre",
        "@Orleton.Pre",
        "ORLÉTON.pre",
        "  orleton.pre / ",
        "https://www.facebook.com/orleton.pre/",
        "http://m.facebook.com/orleton.pre?ref=page#top",
        "fb.com/pg/orleton.pre",
        "//facebook.com/@orleton.pre",
    ],
)
def test_one_account_has_one_spelling(handle: str) -> None:
    assert sought("Facebook", handle) == "facebook:orletonpre"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Facebook", "orleton"), ("Instagram", "orleton")),
        (("Instagram", "orleton.pre"), ("Instagram", "orletonpre")),
        (("Website", "orleton.org.uk/a"), ("Website", "orleton.org.uk/b")),
        (("Website", "orleton-pre.org.uk"), ("Website", "orletonpre.org.uk")),
        (("Instagram", "orleton_pre"), ("Instagram", "orletonpre")),
        (("Mastodon", "Facebook: orleton"), ("Mastodon", "orleton")),
        (("Facebook", "profile.php?id=1"), ("Facebook", "profile.php?id=2")),
    ],
)
def test_others_stay_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert sought(*one) != sought(*other)


@pytest.mark.parametrize(
    ("platform_name", "handle"),
    [
        ("Facebook", "orleton preschool"),
        ("FaceBook", "Orleton Pre-School"),
        ("face book", "FaceBook: Orleton Pre-School"),
        ("fb", "Facebook / orleton preschool"),
        ("Facebook", "FB \u2013 Orleton\u00a0Pre\u2011School"),
        ("Facebook", "@Orleton.Preschool"),
        ("Facebook", "www.facebook.com/OrletonPreSchool"),
        ("Facebook", "Orleton Pre-School!"),
    ],
)
def test_spellings_of_people_are_one_account(platform_name: str, handle: str) -> None:
    assert sought(platform_name, handle) == "facebook:orletonpreschool"


@pytest.mark.parametrize("handle", ["", "@", "https://www.facebook.com/", "…", "https://"])
def test_no_name_is_none(handle: str) -> None:
    assert sought("Facebook", handle) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("facebook", "Facebook"),
        ("You Tube", "YouTube"),
        ("Twitter", "X"),
        ("web-site", "Website"),
        ("  Mastodon  social ", "Mastodon social"),
    ],
)
def test_a_platform_is_written_in_its_own_way(typed: str, meant: str) -> None:
    assert platform(typed) == meant
    assert sought(typed, "orleton") == sought(meant, "Orleton")


@pytest.mark.parametrize(
    "words",
    [
        "password: kitten",
        "Password = kitten",
        "the pass-word is “kitten”",
        "pwd:kitten",
        "PIN → 1234",
        "the PIN code is 1234",
        "cyfrinair: cath",
        "In the safe. The passphrase was kitten.",
    ],
)
def test_a_password_that_is_named_is_seen(words: str) -> None:
    assert names_a_password(words)


@pytest.mark.parametrize("word", ["Sunshine-2024!", "(Kitten99x)", "it is p4ss-w0rd", "aB3$eF6&"])
def test_a_word_that_is_mixed_as_passwords_are_is_seen(word: str) -> None:
    assert is_mixed(word)


@pytest.mark.parametrize(
    "words",
    [
        "In the sealed file",
        "The password is kept in the safe",
        "Where the password is changed",
        "In KeePassXC-2.7, entry A-7KQ4M",
        "https://www.facebook.com/Orleton2024",
        "facebook.com/Orleton-2024",
        "www.orleton2024.org.uk",
        "office@Orleton2024.org.uk",
        "01632 960123",
        "Password kept by the manager; two-factor on the office telephone",
        "passwords: ",
    ],
)
def test_ordinary_words_are_none(words: str) -> None:
    assert not names_a_password(words)
    assert not is_mixed(words)


@pytest.mark.parametrize("words", ["hunter2", "12345678", "tr0ub4dor&3.", " kitten-99 "])
def test_one_long_word_that_is_more_than_letters_stands_alone(words: str) -> None:
    assert stands_alone(words)


@pytest.mark.parametrize("words", ["Nothing.", "sunshine", "in week 2", "C10", ""])
def test_a_plain_word_or_a_sentence_does_not(words: str) -> None:
    assert not stands_alone(words)
