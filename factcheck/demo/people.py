"""The demo's cast: one person for each role. They exist nowhere else."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from accounts.models import User
from accounts.roles import Role

DOMAIN = "demo.invalid"
"""No such domain can exist, so nobody real has an address there."""

CONSONANTS = "bdfgjklmnprstvxz"
VOWELS = "aeio"
SYLLABLES_A_WORD, WORDS = 3, 4


@dataclass(frozen=True, slots=True)
class Character:
    username: str
    first_name: str
    last_name: str
    role: Role
    language: str = "en"

    @property
    def email(self) -> str:
        return f"{self.username}@{DOMAIN}"


CAST = (
    Character("cora", "Cora", "Lindt", Role.CONTRIBUTOR),
    Character("chen", "Chen", "Wei", Role.CHECKER),
    Character("rita", "Rita", "Moreau", Role.REVIEWER, "fr"),
    Character("dana", "Dana", "Okafor", Role.DESK_CHIEF),
    Character("otto", "Otto", "Brandt", Role.OPERATOR),
    Character("aude", "Aude", "Lefèvre", Role.AUDITOR, "fr"),
)

People = dict[str, User]


def demo_people() -> QuerySet[User]:
    return User.objects.filter(email__endswith=f"@{DOMAIN}")


def password() -> str:
    """The same for the whole cast, another one for each installation, and nowhere written down.

    It follows from the installation's secret key: 72 bits, as words that can be read out.
    """
    digest = salted_hmac("factcheck.demo", "password", algorithm="sha256").digest()
    syllables = [CONSONANTS[byte % 16] + VOWELS[byte // 16 % 4] for byte in digest]
    starts = range(0, WORDS * SYLLABLES_A_WORD, SYLLABLES_A_WORD)
    return "-".join("".join(syllables[at : at + SYLLABLES_A_WORD]) for at in starts)


def put_people() -> People:
    """The cast, able to sign in with the demo's password."""
    # One slow hash for all: they share the password, so they may share its salt.
    secret = make_password(password())
    return {character.username: _put(character, secret) for character in CAST}


def _put(character: Character, secret: str) -> User:
    person, _ = User.objects.update_or_create(
        username=character.username,
        email=character.email,
        defaults={
            "first_name": character.first_name,
            "last_name": character.last_name,
            "language": character.language,
            "is_staff": True,
            "is_active": True,
            "password": secret,
        },
    )
    person.groups.set([Group.objects.get_or_create(name=character.role.value)[0]])
    return person


def sign_ins() -> str:
    """A table for whoever shows the demo."""
    if settings.SECRET_KEY_IS_MADE_UP:
        # The password that an earlier process derived is lost with its key.
        put_people()
    rows = [("User name", "Password", "Role", "Address")]
    rows += [(c.username, password(), str(c.role.label), c.email) for c in CAST]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join([f"Sign in at {settings.SITE_URL}/admin/", *(line.rstrip() for line in lines)])
