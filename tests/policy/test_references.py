import re
import secrets

from policy.references import ALPHABET, named, reference


def test_a_reference_reads_aloud_without_doubt() -> None:
    assert not set("0O1IL5S8B2ZUV") & set(ALPHABET)
    for _ in range(1000):
        assert re.fullmatch(rf"C-[{ALPHABET}]{{5}}", reference("C", secrets.token_bytes(8)))


def test_references_do_not_count() -> None:
    following = [reference("C", number.to_bytes(8, "big")) for number in range(1, 4)]
    drawn = {reference("C", secrets.token_bytes(16)) for _ in range(2000)}
    assert len(set(following)) == 3
    assert len(drawn) > 1990


def test_references_are_found_in_a_text() -> None:
    assert named("C-7KQ4M: opened. R-ACDEF – again, C-7KQ4M") == ["C-7KQ4M", "R-ACDEF"]
    assert named("C-7KQ4MX C-0O1IL c-7kq4m XC-7KQ4M") == []
