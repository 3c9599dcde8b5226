"""A desk with one of everything, for tests that walk through all of it."""

from datetime import timedelta

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils import timezone

from claims.actions.fetches import request_fetch
from claims.actions.proposals import accept_as_claim, accept_as_response
from claims.actions.replies import ask_for_reply
from claims.actions.topics import add_topic
from claims.actions.workflow import move
from claims.choices import ResponseKind
from claims.models import (
    Appearance,
    Article,
    ArticleFetch,
    Assessment,
    Claim,
    Event,
    Evidence,
    Proposal,
    Rating,
    ReplyRequest,
    Response,
    Topic,
)
from tests.builders import (
    KEY_SENTENCE,
    a_checker,
    a_draft,
    an_agent,
    an_article,
    evidence_for,
)


def a_whole_desk() -> Claim:
    """The key sentence, two of its three statements accepted, evidence, a request for a reply and
    the draft of a finding; the third statement waits."""
    by = a_checker()
    article = an_article(KEY_SENTENCE, published_on="2023-07", by=by)
    media, _talks, denial = Proposal.objects.in_text_order()
    topic = Topic.objects.first() or add_topic(slug="arms", name_en="Arms", name_fr="Armes", by=by)
    claim = accept_as_claim(
        media,
        text="La Corée du Sud a accepté d'envoyer des obus aux États-Unis.",
        language="fr",
        claimant=an_agent("Les médias", kind="group", is_unnamed=True, by=by),
        said_on=article.published_on,
        topics=[topic],
        by=by,
    )
    ministry = an_agent("Ministère sud-coréen de la défense", kind="public_body", by=by)
    accept_as_response(denial, claim, agent=ministry, kind=ResponseKind.DENIAL, by=by)
    evidence_for(claim, by=by)
    move(claim, "checking", by=by)
    a_draft(claim, reasoning="The ministry *denies* it.", by=by)
    ask_for_reply(
        claim,
        agent=ministry,
        questions="Were shells sold?",
        channel="email",
        deadline=timezone.now() + timedelta(days=2),
        by=by,
    )
    request_fetch("https://example.org/", by=by)
    claim.refresh_from_db()
    return claim


NOUNS = [
    "article",
    "proposal",
    "claim",
    "assessment",
    "replyrequest",
    "response",
    "denial",
    "evidence",
    "source",
    "agent",
    "topic",
    "ratingscale",
    "rating",
    "articlefetch",
    "event",
]


def lists() -> list[str]:
    return [reverse("admin:index")] + [reverse(f"admin:claims_{noun}_changelist") for noun in NOUNS]


def forms(claim: Claim) -> list[str]:
    """Every page on which something can be written."""
    acts = ["publish", "respond", "add_evidence", "add_appearance"]
    acts += ["assign", "draft", "ask", "waive"]
    finding, asked = Assessment.objects.earliest("pk"), ReplyRequest.objects.earliest("pk")
    response = Response.objects.earliest("pk").public_id
    article = Article.objects.earliest("pk")
    waiting = Proposal.objects.open().earliest("pk")
    return [
        *(reverse(f"admin:claims_{noun}_add") for noun in ("article", "claim", "agent", "source")),
        reverse("admin:claims_topic_add"),
        reverse("admin:claims_article_edit", args=[article.pk]),
        reverse("admin:claims_proposal_decide", args=[waiting.pk]),
        *(reverse(f"admin:claims_claim_{act}", args=[claim.pk]) for act in acts),
        reverse("admin:claims_claim_move", args=[claim.pk, "not_checkable"]),
        *(
            reverse(f"admin:claims_assessment_{act}", args=[finding.pk])
            for act in ("edit", "submit", "abandon")
        ),
        *(
            reverse(f"admin:claims_replyrequest_{act}", args=[asked.pk])
            for act in ("answered", "silent", "cancel")
        ),
        reverse("admin:claims_claim_take_back", args=[claim.pk, response]),
        reverse("admin:claims_claim_supersede", args=[claim.pk, response]),
        reverse(
            "admin:claims_claim_withdraw_evidence",
            args=[claim.pk, Evidence.objects.earliest("pk").public_id],
        ),
        reverse(
            "admin:claims_claim_remove_appearance",
            args=[claim.pk, Appearance.objects.earliest("pk").public_id],
        ),
    ]


def pages(claim: Claim) -> list[str]:
    """A page of each noun."""
    article = Article.objects.earliest("pk")
    agent, response = claim.claimant, claim.responses.earliest("pk")
    assert agent is not None
    evidence = claim.evidence.earliest("pk")
    rating = Rating.objects.earliest("pk")
    return [
        reverse("admin:claims_article_change", args=[article.pk]),
        reverse("admin:claims_article_history", args=[article.pk]),
        reverse("admin:claims_claim_change", args=[quote(claim.public_id)]),
        reverse("admin:claims_claim_as_of", args=[claim.pk]),
        reverse("admin:claims_assessment_change", args=[Assessment.objects.earliest("pk").pk]),
        reverse("admin:claims_assessment_history", args=[Assessment.objects.earliest("pk").pk]),
        reverse("admin:claims_replyrequest_change", args=[ReplyRequest.objects.earliest("pk").pk]),
        reverse("admin:claims_rating_change", args=[rating.pk]),
        reverse("admin:claims_ratingscale_change", args=[rating.scale_id]),
        reverse("admin:claims_agent_change", args=[agent.pk]),
        reverse("admin:claims_source_change", args=[evidence.source_id]),
        reverse("admin:claims_response_change", args=[response.pk]),
        reverse("admin:claims_denial_change", args=[response.pk]),
        reverse("admin:claims_evidence_change", args=[evidence.pk]),
        reverse("admin:claims_topic_change", args=[claim.topics.earliest("pk").pk]),
        reverse("admin:claims_articlefetch_change", args=[ArticleFetch.objects.earliest("pk").pk]),
        reverse("admin:claims_event_change", args=[Event.objects.earliest("pk").pk]),
    ]
