"""Rating scales on the desk: for desk chiefs, who reword and retire but never change a meaning."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.roles import Role
from claims.models import Claim, Rating, RatingScale
from tests.builders import a_checker, a_person, a_published_finding, a_rating
from tests.factcheck.admin.filling import untouched
from tests.factcheck.admin.people import signed_in

pytestmark = pytest.mark.django_db

GIVEN = (
    "This rating has been given: its short name, its value and what it comes down to stay. Retire"
    " it, and add another."
)


@pytest.fixture
def chief() -> Client:
    return signed_in(a_person(Role.DESK_CHIEF))


def page_of(rating: Rating) -> str:
    return reverse("admin:claims_rating_change", args=[rating.pk])


def save(client: Client, path: str, **changes: Any) -> Any:
    context = client.get(path).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return client.post(path, {**untouched(forms), **changes})


def test_a_published_rating_is_reworded_with_a_reason_and_its_claims_say_so(chief: Client) -> None:
    finding = a_published_finding(rating=a_rating("false"))
    refused = save(chief, page_of(a_rating("false")), **{"labels-0-label": "Wrong"})
    assert refused.context["adminform"].form.errors == {
        "note": ["The record of this claim is public: say why it changes."]
    }

    save(chief, page_of(a_rating("false")), note="Plainer.", **{"labels-0-label": "Wrong"})

    claim = Claim.objects.get(pk=finding.claim_id)
    labels = claim.document["assessment"]["rating"]["labels"]
    assert "Wrong" in {label["label"] for label in labels}
    event = claim.events.newest_first()[0]
    assert (event.correction, event.note) == ("clarification", "Plainer.")


def test_what_a_given_rating_comes_down_to_is_refused_in_a_sentence(chief: Client) -> None:
    a_published_finding(rating=a_rating("false"))

    page = save(chief, page_of(a_rating("false")), bucket="mixed")

    assert page.context["adminform"].form.errors == {"bucket": [GIVEN]}


def test_a_rating_is_retired_and_never_deleted(chief: Client) -> None:
    rating = a_rating("mixed")

    save(chief, page_of(rating), is_retired="on")

    assert rating not in Rating.objects.in_use()
    assert chief.post(f"/admin/claims/rating/{rating.pk}/delete/", {"post": "yes"}).status_code in {
        302,
        403,
    }
    assert Rating.objects.filter(pk=rating.pk).exists()


def test_a_scale_is_made_filled_and_put_to_use(chief: Client) -> None:
    save(chief, reverse("admin:claims_ratingscale_add"), slug="short", name="Short")
    scale = RatingScale.objects.get(slug="short")
    change = reverse("admin:claims_ratingscale_change", args=[scale.pk])
    empty = save(chief, change, use_it="on")
    assert "Add ratings to this scale before it is used." in empty.text

    save(
        chief,
        reverse("admin:claims_rating_add"),
        scale=scale.pk,
        slug="so",
        order=1,
        bucket="supported",
        **{
            "labels-0-language": "en",
            "labels-0-label": "So",
            "labels-0-meaning": "It is so.",
        },
    )
    save(chief, change, name="Brief", use_it="on")

    assert [str(rating) for rating in Rating.objects.in_use()] == ["So"]
    assert RatingScale.objects.get(slug="short").name == "Brief"


def test_a_rating_without_a_word_for_it_is_refused(chief: Client) -> None:
    page = save(
        chief,
        reverse("admin:claims_rating_add"),
        scale=a_rating().scale_id,
        slug="so",
        order=20,
        bucket="mixed",
    )

    assert "Say what the rating is called, in one language at least." in page.text


@pytest.mark.parametrize("role", [Role.CHECKER, Role.REVIEWER])
def test_who_does_not_run_the_desk_reads_the_scales(role: Role) -> None:
    client, rating = signed_in(a_person(role)), a_rating()

    assert client.get(page_of(rating)).status_code == 200
    assert client.post(page_of(rating), {"slug": "other"}).status_code == 403
    assert client.get(reverse("admin:claims_rating_add")).status_code == 403
    assert client.get(reverse("admin:claims_ratingscale_add")).status_code == 403


def test_an_operator_may_change_them() -> None:
    client = signed_in(a_person(Role.OPERATOR))

    save(client, page_of(a_rating("mixed")), order=30)

    assert a_rating("mixed").order == 30


@pytest.mark.parametrize("noun", ["rating", "ratingscale"])
def test_the_lists_cost_the_same_however_long(
    noun: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(a_checker())

    with django_assert_max_num_queries(7):  # session, person, roles, scales, count, page, labels
        client.get(f"/admin/claims/{noun}/")
