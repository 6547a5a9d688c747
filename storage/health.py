"""What the file says about itself: whether it is whole, and the versions that read it."""

from storage.transaction import Transaction


def damage(tx: Transaction) -> str | None:
    """The first thing wrong with the file's pages or its structure, or None when it is whole."""
    page = tx.find("PRAGMA cipher_integrity_check")
    if page:
        return str(next(iter(page.values())))
    row = tx.get("PRAGMA integrity_check(1)")
    said = str(next(iter(row.values())))
    return None if said == "ok" else said


def version(tx: Transaction) -> str:
    """SQLite's version."""
    return str(tx.value("SELECT sqlite_version()"))
