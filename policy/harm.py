"""Whether words read as if a child could be harmed or at risk, so that a concern is offered (C17).

It only ever offers: nothing is decided by it, and nothing hangs on what it misses.
"""

import re
import unicodedata

_WHOM = r"(?:him|her|them|me|my|our|your|his|their|the|a|an|another|children|kids|someone|somebody)"
_SIGNS = (
    r"abus\w*|assault\w*|attack\w*|beat(?:en|ing|s)?|bleed\w*|bruis\w*|burn(?:t|ed)|chok(?:ed|ing)",
    r"groom(?:ed|er|ers|ing)|harm(?:ed|ful|ing|s)?|hit|hits|hitting|hurt\w*|injur\w*|kick\w*",
    r"kill\w*|molest\w*|punch\w*|rap(?:e|ed|ing|ist)|shak(?:en|ing) " + _WHOM,
    r"slap\w*|smack\w*|spank\w*|strangl\w*|threat\w*|suicid\w*|self[- ]?harm\w*",
    r"indecent\w*|naked|nude\w*|undress\w*|porn\w*|sexual\w*|genital\w*|private parts?",
    r"p[ae]{1,2}do\w*|predator\w*|touch(?:ed|es|ing) " + _WHOM,
    r"neglect\w*|starv\w*|drunk|drugs|weapon\w*|knife|left alone|left on (?:his|her|their) own",
    r"lock(?:ed|s|ing) " + _WHOM + r"|afraid|frightened|scared|terrified|unsafe|not safe|at risk",
    r"in danger|dangerous\w*|safeguarding|child protection|followed (?:him|her|my|our|the|a) ",
)
_HARM = re.compile(r"\b(?:" + "|".join(_SIGNS) + r")\b")


def reads_like_harm(words: str) -> bool:
    """Whether any sign of harm stands in the words; accents, case and unseen signs hide none."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words)
        if unicodedata.category(letter) not in ("Mn", "Me", "Cf")
    )
    return _HARM.search(" ".join(plain.casefold().split())) is not None
