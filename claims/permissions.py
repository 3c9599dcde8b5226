"""Who may do what. Every door asks here; no door decides for itself."""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from claims.errors import NotAllowed


class Permission(StrEnum):
    VIEW_RECORD = "view_record"
    ADD_ARTICLE = "add_article"
    DECIDE_PROPOSAL = "decide_proposal"
    EDIT_RECORD = "edit_record"
    PUBLISH_RECORD = "publish_record"
    REVIEW = "review"
    PUBLISH_ASSESSMENT = "publish_assessment"
    RECORD_SILENCE = "record_silence"
    MANAGE_SCALES = "manage_scales"
    VIEW_CHAIN = "view_chain"
    MANAGE_PEOPLE = "manage_people"


EVERYBODY_OF_THE_DESK = frozenset(Role)
REVIEWERS = frozenset({Role.REVIEWER, Role.DESK_CHIEF})
WRITERS = frozenset({Role.CHECKER, Role.REVIEWER, Role.DESK_CHIEF})

RULES: dict[Permission, frozenset[Role]] = {
    Permission.VIEW_RECORD: EVERYBODY_OF_THE_DESK,
    Permission.ADD_ARTICLE: WRITERS | {Role.CONTRIBUTOR},
    Permission.DECIDE_PROPOSAL: WRITERS,
    Permission.EDIT_RECORD: WRITERS,
    Permission.PUBLISH_RECORD: WRITERS,
    Permission.REVIEW: REVIEWERS,
    Permission.PUBLISH_ASSESSMENT: REVIEWERS,
    Permission.RECORD_SILENCE: WRITERS,
    Permission.MANAGE_SCALES: frozenset({Role.DESK_CHIEF, Role.OPERATOR}),
    Permission.VIEW_CHAIN: frozenset({Role.AUDITOR, Role.DESK_CHIEF, Role.OPERATOR}),
    Permission.MANAGE_PEOPLE: frozenset({Role.OPERATOR}),
}

MACHINES_MAY = frozenset(
    {Permission.ADD_ARTICLE, Permission.PUBLISH_ASSESSMENT, Permission.RECORD_SILENCE}
)
"""What happens without a person: an operator's command or a worker brings an article in; the clock
publishes what a person has scheduled, and notes that a deadline has passed."""

REFUSALS = {
    Permission.VIEW_RECORD: _("You have no role on this desk yet. Ask an operator for one."),
    Permission.ADD_ARTICLE: _("Your role does not allow you to add articles."),
    Permission.DECIDE_PROPOSAL: _("Your role does not allow you to decide on proposals."),
    Permission.EDIT_RECORD: _("Your role does not allow you to change the record."),
    Permission.PUBLISH_RECORD: _("Your role does not allow you to publish."),
    Permission.REVIEW: _("Your role does not allow you to review findings."),
    Permission.PUBLISH_ASSESSMENT: _("Your role does not allow you to publish findings."),
    Permission.RECORD_SILENCE: _("Your role does not allow you to change the record."),
    Permission.MANAGE_SCALES: _("Your role does not allow you to change the rating scales."),
    Permission.VIEW_CHAIN: _("Your role does not allow you to see the audit chain."),
    Permission.MANAGE_PEOPLE: _("Your role does not allow you to manage people."),
}


def allows(user: User | AnonymousUser | None, permission: Permission) -> bool:
    """For showing or hiding a button. No user is a machine."""
    if user is None:
        return permission in MACHINES_MAY
    if not isinstance(user, User) or not user.is_active:
        return False
    return bool(user.roles & RULES[permission])


def require(user: User | None, permission: Permission) -> None:
    """For the action itself."""
    if not allows(user, permission):
        raise NotAllowed(REFUSALS[permission])
