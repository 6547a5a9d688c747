import pytest

from policy.rules import DEFAULT, LONGEST, LONGEST_LINK, Unfit, checked


def test_the_rules_that_a_setting_begins_with_are_short() -> None:
    assert len(DEFAULT.splitlines()) <= 8
    assert len(DEFAULT) < LONGEST / 2


@pytest.mark.parametrize(
    "words",
    [
        "other people’s children stay here",
        "No names with pictures",
        "no comments about staff or about children",
        "to the manager, and not into the comments",
        "do not pass them on",
        "may be asked to leave",
        "When your last child leaves us",
    ],
)
def test_they_say_what_they_must(words: str) -> None:
    assert words in DEFAULT


@pytest.mark.parametrize(
    "link",
    [
        "https://www.facebook.com/groups/1234567890/",
        "https://chat.whatsapp.com/AbC-d_E?mode=r&x=1#top",
        "https://t.me/+AbCdEf12345",
        "https://xn--bcher-kva.xn--p1ai/%C3%A9",
        "  https://WWW.Example.org \n",
        "https://example.org/" + "x" * (LONGEST_LINK - 20),
    ],
)
def test_links_to_pages_are_taken(link: str) -> None:
    assert checked(link) == link.strip()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript://https://example.org",
        "data:text/html,https://example.org",
        "http://example.org",
        "HTTPS:/example.org",
        "www.facebook.com/groups/1",
        "tg://resolve?domain=x",
        "",
        "our page is https://example.org",
        "https://example.org/a b",
        "https://example.org/\u202egpj.exe",
        "https://ex\u200bample.org",
        "https://\u0435xample.org",
        "https://bücher.example",
        'https://example.org/"><b>',
        "https://example.org\\@other.org",
        "https://me:secret@example.org",
        "https://example.org:8443/x",
        "https://localhost/x",
        "https://printer.local/x",
        "https://192.168.0.1/x",
        "https://[::1]/x",
        "https://[::1/x",
        "https://1.2.3.4",
        "https:///x",
        "https://.org",
        "https://-a.org",
        "https://" + "a" * 64 + ".org",
        "https://example.org/" + "x" * (LONGEST_LINK - 19),
    ],
)
def test_anything_else_is_not(link: str) -> None:
    with pytest.raises(Unfit):
        checked(link)
