"""Who comes in, who sees what, and who changes anything."""

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from claims.models import Claim, Event
from tests.builders import PASSWORD, a_checker, a_claim, a_person
from tests.factcheck.admin.desk import a_whole_desk, forms, lists, pages
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def test_somebody_without_a_role_is_told_to_ask_for_one() -> None:
    stranger = a_person()

    answer = signed_in(a_person()).post(
        "/admin/login/", {"username": stranger.username, "password": PASSWORD}
    )

    assert "You have no role on this desk yet. Ask an operator for one." in answer.text


def test_a_role_is_enough_to_come_in() -> None:
    reader = a_person(Role.READER)
    User.objects.filter(pk=reader.pk).update(is_staff=False)

    answer = signed_in(User.objects.get(pk=reader.pk)).get("/admin/")

    assert answer.status_code == 200


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_readers_and_auditors_see_every_page(role: Role) -> None:
    claim = a_whole_desk()
    client = signed_in(a_person(role))

    answers = {path: client.get(path).status_code for path in [*lists(), *pages(claim)]}

    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_readers_and_auditors_write_on_no_page(role: Role) -> None:
    claim = a_whole_desk()
    client, before = signed_in(a_person(role)), Event.objects.count()

    answers = {path: client.post(path, {}).status_code for path in forms(claim)}

    assert set(answers.values()) == {403}, answers
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", [Role.CHECKER, Role.REVIEWER, Role.DESK_CHIEF])
def test_who_writes_is_shown_every_form(role: Role) -> None:
    claim = a_whole_desk()
    client = signed_in(a_person(role))

    answers = {path: client.get(path).status_code for path in forms(claim)}

    assert set(answers.values()) == {200}, answers


def test_a_contributor_brings_in_articles_and_nothing_else() -> None:
    contributor = signed_in(a_person(Role.CONTRIBUTOR))

    assert contributor.get(reverse("admin:claims_article_add")).status_code == 200
    assert contributor.get(reverse("admin:claims_claim_add")).status_code == 403


def test_a_reader_is_shown_no_button() -> None:
    claim = a_claim()

    page = signed_in(a_person(Role.READER)).get(
        reverse("admin:claims_claim_change", args=[claim.pk])
    )

    assert "Publish its record" not in page.text
    assert "Record a denial" not in page.text


@pytest.mark.parametrize("noun", ["claim", "agent", "article", "source", "response", "event"])
def test_deleting_is_offered_nowhere(noun: str) -> None:
    claim = a_whole_desk()
    client = signed_in(a_person(*Role))

    assert client.get(f"/admin/claims/{noun}/1/delete/").status_code in {302, 403}
    assert "deletelink" not in client.get(f"/admin/claims/claim/{claim.pk}/change/").text
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_only_operators_see_people() -> None:
    people = reverse("admin:accounts_user_changelist")

    assert signed_in(a_person(Role.DESK_CHIEF)).get(people).status_code == 403
    assert signed_in(a_person(Role.OPERATOR)).get(people).status_code == 200


def test_an_operator_gives_somebody_a_role() -> None:
    newcomer, operator = a_person(), signed_in(a_person(Role.OPERATOR))
    page = reverse("admin:accounts_user_change", args=[newcomer.pk])
    group = next(
        choice
        for choice in operator.get(page).context["adminform"].form.fields["groups"].queryset
        if choice.name == Role.CHECKER
    )

    operator.post(
        page,
        {
            "username": newcomer.username,
            "language": "fr",
            "groups": [group.pk],
            "is_active": "on",
        },
    )

    newcomer = User.objects.get(pk=newcomer.pk)
    assert newcomer.roles == {Role.CHECKER}
    assert newcomer.language == "fr"


def test_the_screens_speak_the_language_of_the_person() -> None:
    checker = signed_in(a_person(Role.CHECKER, language="fr"))

    page = checker.get("/admin/")

    assert '<html lang="fr"' in page.text
    assert page["Content-Language"] == "fr"


def test_the_language_is_switched_and_remembered() -> None:
    checker = a_checker()
    client = signed_in(checker)

    answer = client.post("/admin/language/", {"language": "fr", "next": "/admin/claims/claim/"})

    assert answer["Location"] == "/admin/claims/claim/"
    checker.refresh_from_db()
    assert checker.language == "fr"


def test_switching_the_language_leads_to_no_other_site() -> None:
    answer = signed_in(a_checker()).post(
        "/admin/language/", {"language": "fr", "next": "https://example.org/"}
    )

    assert answer["Location"] == "/admin/"


def test_the_chain_is_shown_to_auditors_and_not_to_checkers() -> None:
    a_claim()
    event = Event.objects.newest_first()[0]
    page = reverse("admin:claims_event_change", args=[event.pk])

    assert event.hash in signed_in(a_person(Role.AUDITOR)).get(page).text
    assert event.hash not in signed_in(a_checker()).get(page).text
