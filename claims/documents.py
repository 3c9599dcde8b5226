"""The public state of each noun, as JSON: what events keep and what every door sends.

The shapes here are the API's. They hold codes, never translated words, and no editor's notes.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date, datetime
from typing import Any, cast, overload

from django.db import connection

from claims import dates, verification
from claims.choices import AssessmentState, Capacity, ReplyState, Stance
from claims.models import (
    Agent,
    Appearance,
    Article,
    Assessment,
    Claim,
    Evidence,
    Rating,
    ReplyRequest,
    Response,
    Source,
    Topic,
)
from claims.shapes import (
    AgentDocument,
    AgentReference,
    AppearanceDocument,
    ArticleDocument,
    ArticleReference,
    AssessmentDocument,
    ClaimAsRecorded,
    ComponentDocument,
    Conclusions,
    EvidenceDocument,
    RatingDocument,
    ReplyRequestDocument,
    ResponseDocument,
    SourceDocument,
    TopicDocument,
)

Document = dict[str, Any]
"""A document as the database keeps it."""


def agent_reference(agent: Agent | None) -> AgentReference | None:
    return None if agent is None else _reference(agent)


def _reference(agent: Agent) -> AgentReference:
    return {
        "id": agent.public_id,
        "name": agent.name,
        "kind": agent.kind,
        "is_unnamed": agent.is_unnamed,
        "wikidata_id": agent.wikidata_id or None,
    }


@overload
def moment(when: datetime) -> str: ...


@overload
def moment(when: datetime | None) -> str | None: ...


def moment(when: datetime | None) -> str | None:
    """RFC 3339 in UTC, to the microsecond."""
    return None if when is None else when.isoformat(timespec="microseconds").replace("+00:00", "Z")


def agent_document(agent: Agent) -> AgentDocument:
    return {
        **_reference(agent),
        "unnamed_reason": agent.unnamed_reason,
        "part_of": agent_reference(agent.part_of),
        "aliases": [
            {"name": alias.name, "language": alias.language}
            for alias in sorted(agent.aliases.all(), key=lambda alias: (alias.language, alias.name))
        ],
    }


def _id_of(row: Article | Source | Response | None) -> str | None:
    return None if row is None else row.public_id


def topic_document(topic: Topic) -> TopicDocument:
    return {"slug": topic.slug, "name": {"en": topic.name_en, "fr": topic.name_fr}}


def article_reference(article: Article) -> ArticleReference:
    return {
        "id": article.public_id,
        "title": article.title,
        "url": article.url or None,
        "publisher": agent_reference(article.publisher),
        "published_on": article.published_on or None,
        "language": article.language,
        "derived_from": _id_of(article.derived_from),
        "derivation": article.derivation or None,
    }


def article_document(article: Article) -> ArticleDocument:
    """An article and what its revisions were; never its text, which belongs to its publisher."""
    return {
        **article_reference(article),
        "derivation_basis": article.derivation_basis,
        "url_aliases": sorted(alias.url for alias in article.urls.all()),
        "revisions": [
            {
                "id": revision.public_id,
                "number": revision.number,
                "sha256": revision.sha256,
                "characters": len(revision.text),
                "retrieved_at": moment(revision.retrieved_at),
            }
            for revision in article.revisions.order_by("number")
        ],
    }


def source_document(source: Source) -> SourceDocument:
    return {
        "id": source.public_id,
        "kind": source.kind,
        "title": source.title,
        "publisher": agent_reference(source.publisher),
        "url": source.url or None,
        "archived_url": source.archived_url or None,
        "article": _id_of(source.article),
        "published_on": source.published_on or None,
        "reliability": source.reliability,
        "reliability_reason": source.reliability_reason,
        "derived_from": _id_of(source.derived_from),
        "derivation": source.derivation or None,
    }


def origins(model: type[Article] | type[Source], keys: Iterable[int]) -> dict[int, str]:
    """For each row, the identifier of what it was derived from in the end: itself, or the root."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  the public name of it
    # A chain longer than 50 is a loop that an earlier edit slipped in: it stops there.
    walk = f"""
        WITH RECURSIVE chain(start, id, depth) AS (
            SELECT id, id, 0 FROM {table} WHERE id = ANY(%s)
            UNION ALL
            SELECT chain.start, t.derived_from_id, chain.depth + 1
            FROM chain JOIN {table} t ON t.id = chain.id
            WHERE t.derived_from_id IS NOT NULL AND chain.depth < 50
        )
        SELECT DISTINCT ON (chain.start) chain.start, t.public_id
        FROM chain JOIN {table} t ON t.id = chain.id
        ORDER BY chain.start, chain.depth DESC
    """  # noqa: S608  the table's name is ours
    with connection.cursor() as cursor:
        cursor.execute(walk, [wanted])
        return dict(cursor.fetchall())


def _appearance_document(appearance: Appearance, origin: str) -> AppearanceDocument:
    revision = appearance.revision
    return {
        "id": appearance.public_id,
        "article": article_reference(revision.article),
        "origin": origin,
        "revision": {"id": revision.public_id, "number": revision.number},
        "quote": appearance.quote,
        "prefix": appearance.prefix,
        "suffix": appearance.suffix,
        "start": appearance.start,
        "end": appearance.end,
        "certainty": appearance.certainty,
        "stance": appearance.stance,
        "attribution": [
            {
                "agent": _reference(step.agent),
                "mention": step.mention,
                "cue": step.cue,
                "hedge": step.hedge,
            }
            for step in appearance.attribution.all()
        ],
        "recorded_at": moment(appearance.created_at),
    }


def _response_document(response: Response) -> ResponseDocument:
    return {
        "id": response.public_id,
        "kind": response.kind,
        "is_denial": response.is_denial,
        "agent": _reference(response.agent),
        "capacity": response.capacity,
        "words": response.words,
        "language": response.language,
        "said_on": response.said_on or None,
        "components": [component.public_id for component in response.components.all()],
        "state": response.state,
        "ended_on": response.ended_on or None,
        "ended_at": moment(response.ended_at),
        "superseded_by": _id_of(response.superseded_by),
        "article": article_reference(response.revision.article) if response.revision else None,
        "url": response.url or None,
        "where": response.where,
        "recorded_at": moment(response.created_at),
    }


def _evidence_document(evidence: Evidence, origin: str) -> EvidenceDocument:
    return {
        "id": evidence.public_id,
        "source": source_document(evidence.source),
        "origin": origin,
        "stance": evidence.stance,
        "credibility": evidence.credibility,
        "excerpt": evidence.excerpt,
        "locator": evidence.locator,
        "is_interested_party": evidence.is_interested_party,
        "components": [component.public_id for component in evidence.components.all()],
        "is_withdrawn": evidence.withdrawn_at is not None,
        "withdrawn_reason": evidence.withdrawn_reason,
        "recorded_at": moment(evidence.created_at),
    }


def _appearances(claim: Claim) -> list[AppearanceDocument]:
    rows = list(
        claim.appearances.standing()
        .select_related("revision__article__publisher", "revision__article__derived_from")
        .prefetch_related("revision__article__urls", "attribution__agent")
        .order_by("revision__article__published_on", "pk")
    )
    roots = origins(Article, (row.revision.article_id for row in rows))
    return [_appearance_document(row, roots[row.revision.article_id]) for row in rows]


def _responses(claim: Claim) -> list[ResponseDocument]:
    rows = (
        claim.responses.select_related(
            "agent",
            "superseded_by",
            "revision__article__publisher",
            "revision__article__derived_from",
        )
        .prefetch_related("components", "revision__article__urls")
        .order_by("said_on", "pk")
    )
    return [_response_document(row) for row in rows]


def _evidence(claim: Claim) -> list[EvidenceDocument]:
    kept = claim.evidence.all()
    if claim.first_published_at is not None:
        # What was dropped while nobody outside could see it is nobody's business.
        kept = kept.exclude(withdrawn_at__lte=claim.first_published_at)
    rows = list(
        kept.select_related("source__publisher", "source__article", "source__derived_from")
        .prefetch_related("components")
        .order_by("pk")
    )
    roots = _source_origins({row.source_id for row in rows})
    return [_evidence_document(row, roots[row.source_id]) for row in rows]


def _source_origins(keys: Iterable[int]) -> dict[int, str]:
    """What each source comes from in the end: a source, or the article that it is."""
    roots = origins(Source, keys)
    articles = Source.objects.filter(public_id__in=roots.values(), article__isnull=False)
    article_of = {row.public_id: row.article_id for row in articles}
    first = origins(Article, (key for key in article_of.values() if key is not None))
    return {
        key: first[article_of[root] or 0] if root in article_of else root
        for key, root in roots.items()
    }


def rating_document(rating: Rating) -> RatingDocument:
    """A rating with its place on its scale and what it is called in each language."""
    values = [other.numeric_value for other in rating.scale.ratings.all() if other.numeric_value]
    labels = sorted(rating.labels.all(), key=lambda label: label.language)
    return {
        "scale": rating.scale.slug,
        "slug": rating.slug,
        "bucket": rating.bucket,
        "value": rating.numeric_value,
        "best": max(values, default=None),
        "worst": min(values, default=None),
        "labels": [
            {"language": label.language, "label": label.label, "meaning": label.meaning}
            for label in labels
        ],
    }


def _reply_request_document(request: ReplyRequest) -> ReplyRequestDocument:
    """Who was asked, and what came of it; never the contact or the questions."""
    return {
        "id": request.public_id,
        "agent": _reference(request.agent),
        "asked_at": moment(request.asked_at),
        "deadline": moment(request.deadline),
        "state": request.state,
        "response": _id_of(request.response),
    }


def _assessment_document(assessment: Assessment) -> AssessmentDocument:
    """A published finding. Of a withdrawn one only the notice is left."""
    is_shown = assessment.state != AssessmentState.WITHDRAWN
    seal: Document = (assessment.seal or {}) if is_shown else {}
    rating = assessment.rating if is_shown else None
    return {
        "id": assessment.public_id,
        "number": assessment.number,
        "state": assessment.state,
        "rating": None if rating is None else rating_document(rating),
        "short_answer": assessment.short_answer if is_shown else "",
        "reasoning": assessment.reasoning if is_shown else "",
        "would_settle": assessment.would_settle if is_shown else "",
        "evidence": seal.get("relied_on", []),
        "weighed": seal.get("weighed", []),
        "reply_waiver": seal.get("reply_waiver", ""),
        "published_at": moment(assessment.published_at or assessment.created_at),
        "ended_at": moment(assessment.ended_at),
        "withdrawal_notice": assessment.withdrawal_notice,
        "seal_hash": assessment.seal_hash,
    }


def _assessments(claim: Claim) -> list[AssessmentDocument]:
    rows = (
        claim.assessments.sealed()
        .select_related("rating__scale")
        .prefetch_related("rating__labels", "rating__scale__ratings")
        .order_by("-number")
    )
    return [_assessment_document(row) for row in rows]


def _reply_requests(claim: Claim) -> list[ReplyRequestDocument]:
    """Who was asked for a reply: public from the moment that a finding is."""
    if not claim.assessments.sealed().exists():
        return []
    rows = claim.reply_requests.exclude(state=ReplyState.CANCELLED)
    asked = rows.select_related("agent", "response").order_by("asked_at", "pk")
    return [_reply_request_document(row) for row in asked]


def claim_document(claim: Claim) -> Document:
    """The whole public state of a claim, its verification status computed from the rest."""
    recorded: ClaimAsRecorded = {
        "id": claim.public_id,
        "slug": claim.slug,
        "path": f"/claims/{claim.slug}/",
        "version": claim.version,
        "text": claim.text,
        "language": claim.language,
        "said_on": claim.said_on or None,
        "claimant": agent_reference(claim.claimant),
        "topics": [topic_document(topic) for topic in claim.topics.all()],
        "components": [
            {"id": part.public_id, "role": part.role, "text": part.text}
            for part in claim.components.all()
        ],
        "publication_status": claim.publication_status,
        "withdrawal_notice": claim.withdrawal_notice,
        "appearances": _appearances(claim),
        "responses": _responses(claim),
        "evidence": _evidence(claim),
        "assessments": _assessments(claim),
        "reply_requests": _reply_requests(claim),
        "first_published_at": moment(claim.first_published_at),
        "filed_at": moment(claim.created_at),
    }
    return _concluded(cast("Document", recorded))


def _standing(document: Document) -> verification.Standing:
    return verification.standing(
        [
            verification.Answer(item["id"], item["kind"], item["state"], _capacity(item, document))
            for item in document["responses"]
        ],
        [
            verification.Bearing(item["id"], item["stance"], item["is_withdrawn"])
            for item in document["evidence"]
        ],
        _finding(document),
    )


def _capacity(answer: Mapping[str, Any], document: Document) -> str:
    """The claimant answers as the claimant, whatever was ticked."""
    claimant = document["claimant"]
    is_claimant = claimant is not None and answer["agent"]["id"] == claimant["id"]
    return Capacity.CLAIMANT.value if is_claimant else str(answer["capacity"])


def _finding(document: Document) -> verification.Finding | None:
    published = _published(document)
    if published is None:
        return None
    return verification.Finding(
        published["id"],
        published["rating"]["bucket"],
        frozenset((w["item"], w["was"]) for w in published["weighed"]),
    )


def _published(document: Document) -> Any:
    """The finding that stands, if one does."""
    standing = (
        item for item in document["assessments"] if item["state"] == AssessmentState.PUBLISHED
    )
    return next(standing, None)


def _independent_origins(document: Document, stance: Stance) -> int:
    """How many origins point this way, copies and interested parties not counted."""
    standing = [item for item in document["evidence"] if not item["is_withdrawn"]]
    interested = {item["origin"] for item in standing if item["is_interested_party"]}
    return len({item["origin"] for item in standing if item["stance"] == stance} - interested)


def _concluded(document: Document) -> Document:
    """The document with everything that follows from its own parts."""
    standing = _standing(document)
    denials = [
        item for item in document["responses"] if item["is_denial"] and item["state"] == "standing"
    ]
    conclusions: Conclusions = {
        "assessment": _published(document),
        "verification_status": standing.status.value,
        "verification_reasons": [
            {"code": reason.code.value, "items": list(reason.items)} for reason in standing.reasons
        ],
        "verification_rule": verification.RULE_VERSION,
        "has_standing_denial": bool(denials),
        "components": [
            _component_document(part, denials, document["evidence"])
            for part in document["components"]
        ],
        "counts": {
            "appearances": len(document["appearances"]),
            "articles": len({item["article"]["id"] for item in document["appearances"]}),
            "independent_origins": len({item["origin"] for item in document["appearances"]}),
            "responses": len(document["responses"]),
            "standing_denials": len(denials),
            "evidence_supporting": _independent_origins(document, Stance.SUPPORTS),
            "evidence_refuting": _independent_origins(document, Stance.REFUTES),
        },
    }
    return {**document, **conclusions}


def _component_document(
    part: Document, denials: Iterable[Document], evidence: Iterable[Document]
) -> ComponentDocument:
    return {
        "id": part["id"],
        "role": part["role"],
        "text": part["text"],
        "standing_denials": [item["id"] for item in denials if part["id"] in item["components"]],
        "evidence": [
            item["id"]
            for item in evidence
            if part["id"] in item["components"] and not item["is_withdrawn"]
        ],
    }


def _had_happened(said_on: str | None, recorded_at: str, day: date) -> bool:
    """Whether it had surely happened by the end of this day. What has no date of its own had
    happened when the record learned it."""
    return dates.latest(said_on or recorded_at[: dates.DAY_LENGTH]) <= day


def _response_as_of(item: Mapping[str, Any], day: date) -> Document:
    """An answer that was withdrawn or superseded after this day was still standing then."""
    if item["state"] != "standing" and not _had_happened(item["ended_on"], item["ended_at"], day):
        ending = {"ended_on": None, "ended_at": None, "superseded_by": None}
        return {**item, "state": "standing", **ending}
    return dict(item)


def _day_of(recorded: str) -> date:
    return date.fromisoformat(recorded[: dates.DAY_LENGTH])


def without_withdrawn_findings(past: Document, now: Iterable[Document]) -> Document:
    """A past state as the public may still see it.

    Of a finding that was withdrawn since, only the notice is left, for the past as well.
    """
    withdrawn = {item["id"]: item for item in now if item["state"] == AssessmentState.WITHDRAWN}
    if not withdrawn:
        return past
    shown = [withdrawn.get(item["id"], item) for item in past["assessments"]]
    return {**past, "assessments": shown, "assessment": _published({"assessments": shown})}


def _assessment_as_of(item: Mapping[str, Any], day: date) -> Document:
    """A finding that was superseded after this day still stood. A withdrawn one stays withdrawn:
    its content is gone for the past as well."""
    is_superseded = item["state"] == AssessmentState.SUPERSEDED
    if is_superseded and _day_of(item["ended_at"]) > day:
        return {**item, "state": AssessmentState.PUBLISHED.value, "ended_at": None}
    return dict(item)


def as_the_world_stood(document: Document, day: date) -> Document | None:
    """The same record with only what had been said and published by the end of this day.

    None when the claim itself had surely not been made yet.
    """
    if document["said_on"] and dates.earliest(document["said_on"]) > day:
        return None
    known = deepcopy(document)
    known["verification_status_since"] = None
    known["appearances"] = [
        item
        for item in document["appearances"]
        if _had_happened(item["article"]["published_on"], item["recorded_at"], day)
    ]
    known["responses"] = [
        _response_as_of(item, day)
        for item in document["responses"]
        if _had_happened(item["said_on"], item["recorded_at"], day)
    ]
    known["evidence"] = [
        item
        for item in document["evidence"]
        if _had_happened(item["source"]["published_on"], item["recorded_at"], day)
    ]
    known["assessments"] = [
        _assessment_as_of(item, day)
        for item in document["assessments"]
        if _day_of(item["published_at"]) <= day
    ]
    known["reply_requests"] = [
        item for item in document["reply_requests"] if _day_of(item["asked_at"]) <= day
    ]
    return _concluded(known)
