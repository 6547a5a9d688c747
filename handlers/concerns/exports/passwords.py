"""A password that can be told on the telephone, kept nowhere but on its way to the person."""

import secrets

from handlers.concerns.exports.words import WORDS

NUMBER = 7  # of 1,024 words each: 70 bits of chance


def made() -> str:
    """Seven words with hyphens between them."""
    return "-".join(secrets.choice(WORDS) for _ in range(NUMBER))
