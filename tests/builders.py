"""Things for tests to start from, made with the same verbs that people use."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role
from claims.actions.agents import add_agent
from claims.actions.appearances import add_appearance, place_of
from claims.actions.articles import add_article
from claims.actions.assessments import (
    approve,
    draft_assessment,
    publish_assessment,
    submit,
)
from claims.actions.claims import file_claim, publish_record
from claims.actions.evidence import add_evidence
from claims.actions.replies import waive_reply
from claims.actions.responses import record_response
from claims.actions.sources import add_source
from claims.actions.workflow import move
from claims.choices import AgentKind, ResponseKind, SourceKind, Stance
from claims.models import (
    Agent,
    Appearance,
    Article,
    Assessment,
    Claim,
    Evidence,
    Rating,
    RatingScale,
    Response,
    Source,
)

_numbers = count(1)

PASSWORD = "a long enough secret"  # noqa: S105  of people who exist in tests only

KEY_SENTENCE = (
    "Les médias ont rapporté que la Corée du Sud avait accepté d'envoyer des munitions"
    " d'artillerie aux États-Unis pour les livrer à l'Ukraine, mais le ministère sud-coréen de la"
    " défense a déclaré qu'il discutait des exportations de munitions vers les États-Unis, mais que"
    " ces informations étaient inexactes."
)
"""The sentence that the product was conceived from."""


def a_person(*roles: Role, **values: Any) -> User:
    number = next(_numbers)
    user = User.objects.create_user(f"person{number}", password=PASSWORD, **values)
    for role in roles:
        user.groups.add(Group.objects.get_or_create(name=role.value)[0])
    user.is_staff = bool(roles)
    user.save()
    return user


def a_checker() -> User:
    return a_person(Role.CHECKER)


def an_agent(name: str = "", *, by: User | None = None, **values: Any) -> Agent:
    values.setdefault("kind", AgentKind.ORGANISATION)
    return add_agent(name=name or f"Agent {next(_numbers)}", by=by or a_checker(), **values)


def an_article(text: str = "", **values: Any) -> Article:
    values.setdefault("by", a_checker())
    text = text or f"The minister said that the bridge cost {next(_numbers)} million euros."
    return add_article(text, **values).article


def a_claim(*, is_public: bool = False, **values: Any) -> Claim:
    by = values.pop("by", None) or a_checker()
    values.setdefault("text", f"The bridge cost {next(_numbers)} million euros.")
    values.setdefault("language", "en")
    claim = file_claim(by=by, **values)
    return publish_record(claim, by=by) if is_public else claim


def an_appearance(claim: Claim, article: Article | None = None, quote: str = "") -> Appearance:
    revision = (article or an_article()).revisions.get()
    place = place_of(quote or revision.text.strip(), revision)
    return add_appearance(claim, place, by=a_checker())


def a_response(claim: Claim, **values: Any) -> Response:
    by = values.pop("by", None) or a_checker()
    values.setdefault("agent", an_agent(by=by))
    values.setdefault("kind", ResponseKind.DENIAL)
    values.setdefault("words", "This is not so.")
    values.setdefault("language", "en")
    values.setdefault("where", "press briefing")
    return record_response(claim, by=by, **values)


def a_source(**values: Any) -> Source:
    values.setdefault("by", a_checker())
    values.setdefault("kind", SourceKind.DOCUMENT)
    values.setdefault("title", f"Audit report {next(_numbers)}")
    return add_source(**values)


def evidence_for(claim: Claim, **values: Any) -> Evidence:
    values.setdefault("by", a_checker())
    values.setdefault("source", a_source())
    values.setdefault("stance", Stance.SUPPORTS)
    values.setdefault("excerpt", "The bridge cost what was said.")
    return add_evidence(claim, **values)


def a_reviewer() -> User:
    return a_person(Role.REVIEWER)


def a_rating(slug: str = "false") -> Rating:
    """A step of the standard scale, which a transactional test may have emptied."""
    scale, _ = RatingScale.objects.get_or_create(
        slug="standard", defaults={"name": "Standard", "is_default": True}
    )
    order = ["true", "mostly-true", "mixed", "mostly-false", "false", "unverifiable", "outdated"]
    buckets = ["supported", "supported", "mixed", "refuted", "refuted", "unverifiable", "outdated"]
    place = order.index(slug)
    number = None if place > 4 else 5 - place
    rating, _ = scale.ratings.get_or_create(
        slug=slug,
        defaults={"order": place + 1, "bucket": buckets[place], "numeric_value": number},
    )
    label = slug.replace("-", " ").capitalize()
    rating.labels.get_or_create(
        language="en", defaults={"label": label, "meaning": f"{label}, as the evidence shows."}
    )
    return rating


def a_checked_claim(**values: Any) -> Claim:
    """A claim that somebody is checking, with evidence, and nobody to ask for a reply."""
    by = values.pop("by", None) or a_checker()
    claim = a_claim(by=by, **values)
    evidence_for(claim, by=by)
    waive_reply(claim, reason="It is about figures that are public.", by=by)
    return move(claim, "checking", by=by)


def a_draft(claim: Claim | None = None, *, by: User | None = None, **values: Any) -> Assessment:
    by = by or a_checker()
    claim = claim or a_checked_claim(by=by)
    values.setdefault("rating", a_rating())
    values.setdefault("short_answer", "It cost four, not three.")
    values.setdefault("evidence", list(claim.evidence.all()))
    return draft_assessment(claim, by=by, **values)


def an_approved_finding(claim: Claim | None = None, **values: Any) -> Assessment:
    draft = a_draft(claim, **values)
    return approve(submit(draft, by=draft.author), by=a_reviewer())


def a_published_finding(claim: Claim | None = None, **values: Any) -> Assessment:
    return publish_assessment(an_approved_finding(claim, **values), by=a_reviewer())
