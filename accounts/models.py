"""The people who sign in."""

from functools import cached_property
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class User(AbstractUser):
    """Somebody of the desk, known to the record by name."""

    language = models.CharField(
        _("language of the screens"),
        max_length=2,
        choices=[("en", "English"), ("fr", "Français")],
        default="en",
        help_text=_("The language that the desk's screens use for this person."),
    )

    objects: ClassVar[UserManager[Self]] = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held, read once per request. A superuser holds all of them."""
        if self.is_superuser:
            return frozenset(Role)
        names = self.groups.values_list("name", flat=True)
        return frozenset(Role(name) for name in names if name in Role)
