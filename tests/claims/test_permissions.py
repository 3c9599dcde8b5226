"""The permission table, written a second time by hand. That is the review."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from claims.errors import NotAllowed
from claims.permissions import Permission, allows, require
from tests.builders import a_person

pytestmark = pytest.mark.django_db

EXPECTED = {
    Role.READER: {"view_record"},
    Role.CONTRIBUTOR: {"view_record", "add_article"},
    Role.CHECKER: {
        "view_record",
        "add_article",
        "decide_proposal",
        "edit_record",
        "publish_record",
        "record_silence",
    },
    Role.REVIEWER: {
        "view_record",
        "add_article",
        "decide_proposal",
        "edit_record",
        "publish_record",
        "record_silence",
        "review",
        "publish_assessment",
    },
    Role.DESK_CHIEF: {
        "view_record",
        "add_article",
        "decide_proposal",
        "edit_record",
        "publish_record",
        "record_silence",
        "review",
        "publish_assessment",
        "manage_scales",
        "view_chain",
    },
    Role.AUDITOR: {"view_record", "view_chain"},
    Role.OPERATOR: {"view_record", "manage_scales", "view_chain", "manage_people"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_may_do_what_the_table_says(role: Role, permission: Permission) -> None:
    assert allows(a_person(role), permission) == (permission in EXPECTED[role])


@pytest.mark.parametrize("permission", Permission)
def test_strangers_may_do_nothing(permission: Permission) -> None:
    former = a_person(Role.DESK_CHIEF, is_active=False)

    assert not allows(AnonymousUser(), permission)
    assert not allows(a_person(), permission)
    assert not allows(former, permission)


@pytest.mark.parametrize("permission", Permission)
def test_a_machine_may_bring_articles_in_and_keep_what_was_scheduled(
    permission: Permission,
) -> None:
    may = {"add_article", "publish_assessment", "record_silence"}

    assert allows(None, permission) == (permission in may)


@pytest.mark.parametrize("permission", Permission)
def test_a_refusal_is_a_sentence(permission: Permission) -> None:
    with pytest.raises(NotAllowed) as refusal:
        require(a_person(), permission)

    assert str(refusal.value).endswith(".")


def test_somebody_with_two_roles_may_do_what_either_may() -> None:
    both = a_person(Role.AUDITOR, Role.CONTRIBUTOR)

    assert allows(both, Permission.VIEW_CHAIN)
    assert allows(both, Permission.ADD_ARTICLE)
