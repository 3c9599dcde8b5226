"""What was done with the same inputs need not be done again: a fingerprint of them tells."""

import hashlib
from pathlib import Path

# What the packages bring along changes only with them.
LOCKS = "requirements/*.txt"
# Not those of hidden folders: an environment and a state are there.
MIGRATIONS = "[!.]*/migrations/[0-9]*.py"
STATIC_FILES = "[!.]*/static/**/*"


def fingerprint(folder: Path, *patterns: str, beside: str = "") -> str:
    """Of the files that match, by name and content, and of a text beside them."""
    digest = hashlib.sha256(beside.encode())
    for pattern in patterns:
        for file in sorted(folder.glob(pattern)):
            if file.is_file():
                digest.update(f"\n{file.relative_to(folder)}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
