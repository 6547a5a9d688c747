"""Brings a database to this release's schema: numbered SQL files, all in one transaction, after a
copy was made.
"""

from pathlib import Path

from sqlcipher3 import dbapi2

from storage.errors import StoreRefused

FOLDER = Path(__file__).parent / "migrations"


def migrate(connection: dbapi2.Connection, path: Path) -> None:
    """Apply what is missing; raises StoreRefused for a database of a newer release."""
    files = sorted(FOLDER.glob("*.sql"))
    present = _version(connection)
    if present > len(files):
        raise StoreRefused(
            f"The database was written by a newer release (schema {present}, this one knows"
            f" {len(files)})."
            " Install that release, or restore the copy made before it."
        )
    if present == len(files):
        return
    if present:
        copy = path.with_name(f"{path.name}.before-{present + 1:04}")
        copy.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(copy),))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for file in files[present:]:
            for statement in statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
        connection.execute("DELETE FROM schema_version")
        connection.execute("INSERT INTO schema_version (number) VALUES (?)", (len(files),))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """The statements of a script, one by one; a trigger with its own semicolons is one
    statement.
    """
    found, pending = [], ""
    for line in script.splitlines():
        if not pending and (not line.strip() or line.lstrip().startswith("--")):
            continue
        pending += line + "\n"
        if dbapi2.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    if pending.strip():
        raise ValueError(f"unfinished statement: {pending.strip()[:80]}")
    return found


def _version(connection: dbapi2.Connection) -> int:
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'schema_version'"
    ).fetchone()
    if not known:
        return 0
    return int(connection.execute("SELECT number FROM schema_version").fetchone()[0])
