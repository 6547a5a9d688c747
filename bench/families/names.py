"""Names of children, the same ones each time: many share a first name, few a whole name."""

from __future__ import annotations

from random import Random

_FIRST_NAMES = (
    "Ada Aled Alice Amara Amir Ana Anwen Archie Arlo Arthur Ava Bea Ben Bethan Callum Carys Cerys"
    " Chloe Dafydd Daisy Daniel Dylan Edie Eira Elin Elsie Emrys Esme Ethan Eva Evie Fatima Ffion"
    " Finn Florence Freya Gabriel Gethin Grace Gwen Hana Harriet Harry Hugo Ibrahim Imogen Iris"
    " Isaac Isla Ivy Jack Jacob Jasmine Joshua Jude Kai Kasia Layla Leo Lily Louis Luca Lucy Mabel"
    " Maisie Mali Maryam Matilda Max Megan Mia Mila Mohammed Molly Nia Niamh Noah Nora Olive Oliver"
    " Omar Oscar Owen Penelope Phoebe Poppy Ralph Rhys Rosie Ruby Samir Seren Siân Sienna Sofia"
    " Sophie Stanley Tabitha Talia Teddy Theo Thomas Tobi Tomos Violet Willow Wren Yusuf Zara Zoë"
)
_BEGINNING = (
    "Ash Barn Black Brad Brook Burn Carl Chad Clay Crow Dal Den Elm Fair Farn Green Hal Hart Hay"
    " Hol Kings Lang Led Lin Mars Mel Nor Oak Pem Prest Rad Red Rush Sand Shel South Stan Thorn"
    " Under Wal West Whit Win Wood Wor"
)
_ENDING = (
    "am bourne bridge bury by caster combe cott dale den er field ford gate ham hill holme house"
    " hurst ings land ley low man mere mond more ney ridge shaw son stead stock stone ton thorpe"
    " wall ward well wick worth yard"
)


def some(number: int) -> list[str]:
    """So many names."""
    chance = Random(number)
    parts = [words.split() for words in (_FIRST_NAMES, _BEGINNING, _ENDING)]
    drawn = ([chance.choice(words) for words in parts] for _ in range(number))
    return [f"{first} {beginning}{ending}" for first, beginning, ending in drawn]


def misspelt(name: str) -> str:
    """Two letters of the surname in each other's place."""
    first, last = name.split()
    return f"{first} {last[:3]}{last[4:5]}{last[3:4]}{last[5:]}"
