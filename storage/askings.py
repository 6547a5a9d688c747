"""Rounds of questions to a person: who may have something to be asked, and how far the
asking is.
"""

from storage.transaction import Transaction


def want(tx: Transaction, person: str) -> None:
    """Something changed for this person: the next ring of the clock looks whether there is anything
    to ask them.
    """
    tx.execute(
        "INSERT INTO to_ask (person) VALUES (:person) ON CONFLICT (person) DO NOTHING",
        person=person,
    )


def want_all(tx: Transaction) -> None:
    """Something changed for everybody with a say in what is shown of a child."""
    tx.execute(
        "INSERT INTO to_ask (person) SELECT DISTINCT person FROM relations"
        " JOIN people ON people.id = relations.person"
        " WHERE relations.ended_at IS NULL AND responsibility <> 'no' AND declared = 'yes'"
        " AND standing <> 'ended' ON CONFLICT (person) DO NOTHING"
    )
