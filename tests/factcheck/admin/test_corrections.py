"""Changes of what is public: each says which kind it is, and is found again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse

from accounts.roles import Role
from claims.actions.claims import edit_claim
from claims.models import Claim, Event
from tests.builders import (
    a_checker,
    a_claim,
    a_person,
    a_response,
    a_source,
    an_agent,
    an_appearance,
    an_article,
    evidence_for,
)
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db


def a_claim_with_everything() -> Claim:
    claim = a_claim(is_public=True, claimant=an_agent("The mayor"))
    a_response(claim, note="He said so.")
    evidence_for(claim, source=a_source(title="Audit"), note="It bears on it.")
    return claim


def save(path: str, **changes: Any) -> Any:
    client = signed_in(a_checker())
    context = client.get(path).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return client.post(path, {**untouched(forms), **changes})


def page(noun: str, row: Any) -> str:
    return reverse(f"admin:claims_{noun}_change", args=[quote(row.public_id)])


FORMS: dict[str, tuple[Callable[[Claim], str], dict[str, str]]] = {
    "claim": (lambda claim: page("claim", claim), {"text": "The bridge cost four."}),
    "response": (lambda claim: page("response", claim.responses.get()), {"words": "No."}),
    "evidence": (lambda claim: page("evidence", claim.evidence.get()), {"excerpt": "Four."}),
    "agent": (lambda claim: page("agent", claim.claimant), {"name": "The former mayor"}),
    "source": (lambda claim: page("source", claim.evidence.get().source), {"title": "Audit 2"}),
}


@pytest.mark.parametrize("noun", FORMS)
@pytest.mark.parametrize("kind", ["correction", "clarification", "update"])
def test_every_form_of_a_public_record_asks_what_kind_of_change_it_is(noun: str, kind: str) -> None:
    claim = a_claim_with_everything()
    address, changes = FORMS[noun]

    save(address(claim), note="It was misread.", correction=kind, **changes)

    event = Event.objects.corrections().get()
    assert (event.claim, event.correction, event.note) == (claim, kind, "It was misread.")


def test_an_article_s_form_asks_as_well() -> None:
    article = an_article()
    claim = a_claim(is_public=True)
    an_appearance(claim, article)

    save(
        reverse("admin:claims_article_edit", args=[article.pk]),
        title="Another title",
        note="It was misread.",
        correction="update",
    )

    assert Event.objects.corrections().get().correction == "update"


def test_an_article_of_a_public_claim_changes_with_a_reason_only() -> None:
    article = an_article()
    an_appearance(a_claim(is_public=True), article)
    address = reverse("admin:claims_article_edit", args=[article.pk])

    page = save(address, title="Another title")

    assert page.context["adminform"].form.errors == {
        "note": ["The record of this claim is public: say why it changes."]
    }


def test_what_is_new_asks_for_no_kind_of_correction() -> None:
    page = signed_in(a_checker()).get(reverse("admin:claims_agent_add"))

    assert "correction" not in page.context["adminform"].form.fields


def test_taking_something_out_asks_as_well() -> None:
    claim = a_claim_with_everything()
    evidence = claim.evidence.get()

    signed_in(a_checker()).post(
        reverse("admin:claims_claim_withdraw_evidence", args=[claim.pk, evidence.public_id]),
        {"reason": "Misread.", "correction": "clarification"},
    )

    assert Event.objects.corrections().get().correction == "clarification"


def test_readers_of_the_desk_are_asked_nothing() -> None:
    claim = a_claim_with_everything()
    client = signed_in(a_person(Role.READER))

    assert client.get(page("agent", claim.claimant)).status_code == 200
    assert client.get(page("evidence", claim.evidence.get())).status_code == 200


def test_corrections_are_listed_with_their_kind_and_reason() -> None:
    claim = a_claim(is_public=True, text="It cost three.")
    edit_claim(claim, text="It cost four.", note="A misprint.", by=a_checker())
    edit_claim(claim, language="fr", note="It is French.", correction="update", by=a_checker())
    edit_claim(a_claim(), text="A draft.", by=a_checker())
    client = signed_in(a_checker())

    def listed(query: str) -> list[str]:
        path = f"/admin/claims/event/?correction={query}"
        return [event.note for event in client.get(path).context["cl"].result_list]

    assert listed("any") == ["It is French.", "A misprint."]
    assert listed("correction") == ["A misprint."]
    assert listed("update") == ["It is French."]
    assert "correction: something was wrong" in client.get("/admin/claims/event/").text
    assert "/admin/claims/event/?correction=any" in client.get("/admin/").text
