"""Rating scales: words may change, what they come down to may not."""

from typing import Any

import pytest

from accounts.models import User
from accounts.roles import Role
from claims.actions.ratings import (
    Wording,
    add_rating,
    add_scale,
    edit_rating,
    rename_scale,
    use_scale,
)
from claims.choices import Bucket
from claims.errors import Invalid, NotAllowed, NotNow
from claims.events import verify_chain
from claims.models import Claim, Rating, RatingScale
from tests.builders import (
    a_checker,
    a_draft,
    a_person,
    a_published_finding,
    a_rating,
)

pytestmark = pytest.mark.django_db

WRONG = [Wording("en", "Wrong", "It is not so."), Wording("fr", "Faux", "Ce n’est pas exact.")]


def a_chief() -> User:
    return a_person(Role.DESK_CHIEF)


def a_step(scale: RatingScale, slug: str = "so", **values: object) -> Rating:
    values = {"bucket": Bucket.SUPPORTED, "order": 1, "numeric_value": 2} | values
    words = [Wording("en", "So", "It is so.")]
    return add_rating(scale, slug=slug, wordings=words, by=a_chief(), **values)


def test_a_scale_is_made_and_put_to_use() -> None:
    scale = add_scale(slug="short", name=" Short ", by=a_chief())
    a_step(scale)

    use_scale(scale, by=a_chief())

    assert list(RatingScale.objects.filter(is_default=True)) == [scale]
    assert [str(rating) for rating in Rating.objects.in_use()] == ["So"]
    assert scale.name == "Short"


def test_an_empty_scale_is_not_put_to_use() -> None:
    with pytest.raises(NotNow):
        use_scale(add_scale(slug="short", name="Short", by=a_chief()), by=a_chief())


def test_a_scale_is_renamed() -> None:
    scale = add_scale(slug="short", name="Short", by=a_chief())

    assert rename_scale(scale, name="Brief", by=a_chief()).name == "Brief"


@pytest.mark.parametrize("role", [Role.CHECKER, Role.REVIEWER])
def test_scales_are_the_chief_s_business(role: Role) -> None:
    with pytest.raises(NotAllowed):
        edit_rating(a_rating(), wordings=WRONG, by=a_person(role))


def test_a_reworded_rating_changes_every_claim_that_shows_it_with_the_reason() -> None:
    shown = a_published_finding(rating=a_rating("false")).claim
    other = a_published_finding(rating=a_rating("mixed")).claim
    draft = a_draft(rating=a_rating("false")).claim
    before = {claim.pk: Claim.objects.get(pk=claim.pk).version for claim in (other, draft)}

    edit_rating(a_rating("false"), wordings=WRONG, note="Plainer.", by=a_chief())

    claim = Claim.objects.get(pk=shown.pk)
    labels = claim.document["assessment"]["rating"]["labels"]
    assert [label["label"] for label in labels] == ["Wrong", "Faux"]
    event = claim.events.newest_first()[0]
    assert event.kind == "claim.mention_changed"
    assert event.changes["rating.label"] == ["False / Faux", "Wrong / Faux"]
    assert (event.note, event.correction) == ("Plainer.", "clarification")
    assert {pk: Claim.objects.get(pk=pk).version for pk in before} == before
    assert list(verify_chain()) == []


def test_a_rating_that_readers_see_is_not_reworded_without_a_reason() -> None:
    a_published_finding(rating=a_rating("false"))

    with pytest.raises(Invalid) as refusal:
        edit_rating(a_rating("false"), wordings=WRONG, by=a_chief())

    assert refusal.value.code == "reason_missing"


@pytest.mark.parametrize(
    ("field", "value"), [("bucket", "mixed"), ("numeric_value", 3), ("slug", "wrong")]
)
def test_what_a_given_rating_comes_down_to_stays(field: str, value: Any) -> None:
    wanted: dict[str, Any] = {field: value}
    a_draft(rating=a_rating("false"))

    with pytest.raises(Invalid) as refusal:
        edit_rating(a_rating("false"), by=a_chief(), **wanted)

    assert (refusal.value.code, refusal.value.field) == ("rating_given", field)


def test_a_rating_that_nobody_gave_may_become_another() -> None:
    step = a_step(add_scale(slug="short", name="Short", by=a_chief()))

    assert edit_rating(step, bucket=Bucket.MIXED, by=a_chief()).bucket == "mixed"


def test_the_ends_of_a_scale_stay_once_findings_are_published() -> None:
    finding = a_published_finding(rating=a_rating("false"))
    assert finding.rating is not None

    with pytest.raises(Invalid) as refusal:
        a_step(finding.rating.scale, order=20, numeric_value=9)

    assert refusal.value.code == "scale_ends"


def test_a_retired_rating_is_no_longer_offered_and_its_findings_keep_it() -> None:
    finding = a_published_finding(rating=a_rating("false"))

    edit_rating(a_rating("false"), is_retired=True, by=a_chief())

    assert a_rating("false") not in Rating.objects.in_use()
    assert Claim.objects.get(pk=finding.claim_id).verification_status == "refuted"


def test_a_language_that_is_left_out_is_removed_and_one_is_needed() -> None:
    edit_rating(a_rating("mixed"), wordings=WRONG[:1], by=a_chief())
    assert [label.language for label in a_rating("mixed").labels.all()] == ["en"]

    with pytest.raises(Invalid):
        edit_rating(a_rating("mixed"), wordings=[], by=a_chief())


def test_a_meaning_explains_its_label() -> None:
    with pytest.raises(Invalid):
        edit_rating(a_rating("mixed"), wordings=[Wording("en", "So", "So")], by=a_chief())


def test_a_checker_makes_no_scale() -> None:
    with pytest.raises(NotAllowed):
        add_scale(slug="mine", name="Mine", by=a_checker())
