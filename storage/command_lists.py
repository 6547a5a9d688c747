"""Which list of commands Telegram shows in each chat, so that it is sent only when it changes."""

from storage.transaction import Transaction

EVERYBODY_ELSE = 0


def changed(tx: Transaction, *, chat: int, digest: str) -> bool:
    """Note the list that the chat gets now; False when it has that one already."""
    count = tx.execute(
        "INSERT INTO command_lists (chat, digest) VALUES (:chat, :digest)"
        " ON CONFLICT (chat) DO UPDATE SET digest = excluded.digest"
        " WHERE command_lists.digest <> excluded.digest",
        chat=chat,
        digest=digest,
    )
    return count == 1


def removed(tx: Transaction, *, chat: int) -> None:
    """The chat has no list of its own any more."""
    tx.execute("DELETE FROM command_lists WHERE chat = :chat", chat=chat)
