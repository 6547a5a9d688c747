"""The vault: files sent as evidence, each encrypted in a file of its own beside the database."""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage import failpoints

_NONCE, _TAG = 12, 16
_PIECE = 256 * 1024
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Unreadable(Exception):
    """The file is missing, was changed, or is not the one of that id."""


class Vault:
    """Reads and writes files; slow, so only ever called in a worker thread.

    The key comes from the database's, so there is one secret to keep. The id goes into the seal:
    a file put in another's place is refused, as is one with a single bit changed.
    """

    def __init__(self, database: Path, key: str) -> None:
        self.folder = database.with_name(f"{database.name}.evidence")
        derived = HKDF(SHA256(), 32, salt=None, info=b"preschool-bot evidence")
        self._key = derived.derive(bytes.fromhex(key))
        self._cipher = AESGCM(self._key)

    def write(self, attachment: str, content: bytes) -> None:
        """Keep the bytes, whole and synced to the disk, or not at all."""
        path = self._path(attachment)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        nonce = secrets.token_bytes(_NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, content, attachment.encode())
        partial = path.with_suffix(".partial")
        private = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(private, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        failpoints.reach("before-file-rename")
        partial.replace(path)
        failpoints.reach("after-file-rename")
        _sync(self.folder)

    def read(self, attachment: str) -> bytes:
        """The bytes as they came; raises Unreadable."""
        try:
            sealed = self._path(attachment).read_bytes()
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], attachment.encode())
        except (OSError, InvalidTag, ValueError) as error:
            raise Unreadable(type(error).__name__) from error

    def pieces(self, attachment: str) -> Iterator[bytes]:
        """The bytes as they came, piece by piece; raises Unreadable, at the last piece when they
        were changed, so nothing may be believed before the end.
        """
        try:
            with self._path(attachment).open("rb") as sealed:
                nonce, size = sealed.read(_NONCE), os.fstat(sealed.fileno()).st_size
                sealed.seek(max(size - _TAG, 0))
                opened = Cipher(algorithms.AES(self._key), modes.GCM(nonce, sealed.read(_TAG)))
                decryptor = opened.decryptor()
                decryptor.authenticate_additional_data(attachment.encode())
                sealed.seek(_NONCE)
                left = size - _NONCE - _TAG
                while left > 0:
                    piece = sealed.read(min(left, _PIECE))
                    left -= len(piece)
                    yield decryptor.update(piece)
                decryptor.finalize()
        except (OSError, InvalidTag, ValueError) as error:
            raise Unreadable(type(error).__name__) from error

    def remove(self, attachment: str) -> None:
        """Take it out of the vault, if it ever came in, even when it came in by half."""
        path = self._path(attachment)
        for file in (path, path.with_suffix(".partial")):
            file.unlink(missing_ok=True)

    def _path(self, attachment: str) -> Path:
        if not _NAME.fullmatch(attachment):
            raise ValueError("not an attachment's id")
        return self.folder / attachment


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
