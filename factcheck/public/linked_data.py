"""The public record in the words of schema.org: ClaimReview for findings, Claim for what is open.

One function for each type, all fed by the claim's public document.
"""

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.choices import (
    AgentKind,
    AssessmentState,
    PublicationStatus,
    SourceKind,
    VerificationStatus,
)
from claims.documents import Document, moment
from claims.models import Event
from factcheck import wording
from factcheck.markdown import as_html
from factcheck.public.history import Entry
from factcheck.public.http import canonical

CONTEXT = "https://schema.org"
MEDIA_TYPE = "application/ld+json"

SOURCE_TYPES: Mapping[str, str] = {
    SourceKind.DOCUMENT: "DigitalDocument",
    SourceKind.DATASET: "Dataset",
    SourceKind.RECORDING: "MediaObject",
    SourceKind.OFFICIAL_RECORD: "Report",
    SourceKind.PERSON: "CreativeWork",
    SourceKind.ARTICLE: "Article",
}

# What would end the element, or begin a comment in it, is written as JavaScript writes it.
_HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def written(data: Document) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_HARMLESS)


def as_element(data: Document) -> SafeString:
    """For the head of a page: data, which no browser runs."""
    return mark_safe(f'<script type="{MEDIA_TYPE}">{written(data)}</script>')  # noqa: S308  harmless


MOST_CORRECTIONS = 20


def claim_review(claim: Document, corrections: Iterable[Event]) -> Document | None:
    """The finding that stands, if one does: there is no review of what nobody has assessed."""
    finding = claim["assessment"]
    if finding is None:
        return None
    page = canonical(claim["path"])
    return _said(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "@id": f"{page}#claimreview",
            "url": page,
            "identifier": claim["id"],
            "claimReviewed": claim["text"],
            "inLanguage": claim["language"],
            "datePublished": finding["published_at"],
            "dateModified": claim["updated_at"],
            "version": str(finding["number"]),
            "reviewBody": _plain(finding),
            "author": _desk("Organization"),
            "publisher": _publisher(),
            "reviewRating": _rating(claim, finding),
            "itemReviewed": _claim(claim),
            "citation": list(_citations(claim, finding)),
            "correction": [
                *_superseded(claim),
                *map(_correction, islice(corrections, MOST_CORRECTIONS)),
            ],
            "sdPublisher": _desk("Organization"),
        }
    )


def bare_claim(claim: Document) -> Document:
    """A claim that has no finding: what was said, by whom, where, and who denies it."""
    return {"@context": CONTEXT, **_claim(claim)}


def _said(data: Document) -> Document:
    """Without what nothing is known of."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}


def _desk(kind: str) -> Document:
    here = canonical("/")
    return {"@type": kind, "@id": f"{here}#org", "name": settings.SITE_NAME, "url": here}


def _publisher() -> Document:
    method = canonical(reverse("public:method"))
    return {
        **_desk("NewsMediaOrganization"),
        "correctionsPolicy": canonical(reverse("public:corrections")),
        "verificationFactCheckingPolicy": method,
        "publishingPrinciples": method,
    }


def _plain(finding: Document) -> str:
    """The finding as its page shows it, without the marks of its Markdown."""
    reasoning = html.unescape(strip_tags(as_html(finding["reasoning"]))).strip()
    return "\n\n".join(text for text in (finding["short_answer"], reasoning) if text)


def _rating(claim: Document, finding: Document) -> Document:
    rating = finding["rating"]
    explained = [finding["short_answer"]]
    if claim["verification_status"] == VerificationStatus.CONTESTED:
        explained.append(wording.status_with_reason(claim))
    return {
        "@type": "Rating",
        "alternateName": wording.rating_label(rating),
        **_numbers(rating),
        "ratingExplanation": " ".join(explained),
    }


def _numbers(rating: Document) -> Document:
    """Only where they place the rating on its scale."""
    value, best, worst = rating["value"], rating["best"], rating["worst"]
    if value is None or best is None or worst is None or best <= worst:
        return {}
    return {"ratingValue": value, "bestRating": best, "worstRating": worst}


def _claim(claim: Document) -> Document:
    page = canonical(claim["path"])
    first, others = _appearances(claim)
    return _said(
        {
            "@type": "Claim",
            "@id": f"{page}#claim",
            "url": page,
            "identifier": claim["id"],
            "text": claim["text"],
            "inLanguage": claim["language"],
            "author": [_agent(claim["claimant"])] if claim["claimant"] else [],
            "datePublished": claim["said_on"],
            "firstAppearance": first,
            "appearance": others,
            "comment": [_denial(page, item) for item in wording.standing_denials(claim)],
        }
    )


def _agent(agent: Mapping[str, Any]) -> Document:
    is_person = agent["kind"] == AgentKind.PERSON
    wikidata = agent["wikidata_id"]
    return _said(
        {
            "@type": "Person" if is_person else "Organization",
            "name": agent["name"],
            "description": _("Not named: known by this description only.")
            if agent["is_unnamed"]
            else None,
            "sameAs": f"https://www.wikidata.org/entity/{wikidata}" if wikidata else None,
        }
    )


def _appearances(claim: Document) -> tuple[Document | None, list[Document]]:
    """The earliest article whose date is known, and the others; each once."""
    articles = {item["article"]["id"]: item["article"] for item in claim["appearances"]}
    known = [item for item in articles.values() if item["url"] or item["title"]]
    dated = [item for item in known if item["published_on"]]
    first = min(dated, key=lambda item: item["published_on"], default=None)
    others = [_article(item) for item in known if item is not first]
    return (None if first is None else _article(first)), others


def _article(article: Document) -> Document:
    publisher = article["publisher"]
    return _said(
        {
            "@type": "NewsArticle",
            "url": article["url"],
            "headline": article["title"],
            "inLanguage": article["language"],
            "datePublished": article["published_on"],
            "publisher": _agent(publisher) if publisher else None,
        }
    )


def _denial(page: str, answer: Mapping[str, Any]) -> Document:
    """In the words of who denies. Its name says what kind of denial it is."""
    article = answer["article"]
    return _said(
        {
            "@type": "Comment",
            "@id": f"{page}#{answer['id']}",
            "name": wording.response_noun(answer["kind"]),
            "text": answer["words"],
            "inLanguage": answer["language"],
            "author": _agent(answer["agent"]),
            "datePublished": answer["said_on"],
            "url": answer["url"] or (article and article["url"]),
        }
    )


def _citations(claim: Document, finding: Document) -> Iterator[Document]:
    """What the finding relies on, as far as the desk still does."""
    for item in claim["evidence"]:
        if item["id"] in finding["evidence"] and not item["is_withdrawn"]:
            source = item["source"]
            publisher = source["publisher"]
            yield _said(
                {
                    "@type": SOURCE_TYPES[source["kind"]],
                    "name": source["title"],
                    "url": source["url"],
                    "archivedAt": source["archived_url"],
                    "datePublished": source["published_on"],
                    "publisher": _agent(publisher) if publisher else None,
                }
            )


def _superseded(claim: Document) -> Iterator[Document]:
    """Earlier findings, and until when each stood."""
    for earlier in claim["assessments"]:
        if earlier["state"] == AssessmentState.SUPERSEDED:
            said = {
                "rating": wording.rating_label(earlier["rating"]),
                "when": wording.moment(earlier["published_at"]),
            }
            text = _("The finding of %(when)s, “%(rating)s”, was superseded by a later one.") % said
            yield _correction_comment(text, earlier["ended_at"])


def _correction(event: Event) -> Document:
    entry = Entry.of(event)
    told = [f"{entry.correction}:", entry.happening.sentence]
    told += [_("“%(words)s”") % {"words": entry.happening.quote}] if entry.happening.quote else []
    told += [_("Why:"), entry.why] if entry.why else []
    return _correction_comment(" ".join(told), moment(event.recorded_at))


def _correction_comment(text: str, when: str) -> Document:
    return {"@type": "CorrectionComment", "text": text, "datePublished": when}


def feed_head(modified: datetime | None) -> Document:
    """What the DataFeed says of itself."""
    return _said(
        {
            "@context": CONTEXT,
            "@type": "DataFeed",
            "name": settings.SITE_NAME,
            "url": canonical(reverse("public:data-feed")),
            "publisher": _publisher(),
            "dateModified": moment(modified),
        }
    )


def feed_item(claim: Document, corrections: Iterable[Event]) -> Document:
    """An element of the DataFeed: the finding that stands, or a tombstone of what was withdrawn."""
    review = None
    if claim["publication_status"] == PublicationStatus.PUBLISHED:
        review = claim_review(claim, corrections)
    if review is None:
        return _tombstone(claim)
    item = {name: value for name, value in review.items() if name != "@context"}
    return {
        "@type": "DataFeedItem",
        "dateCreated": claim["assessment"]["published_at"],
        "dateModified": claim["updated_at"],
        "item": [item],
        "url": item["url"],
    }


def _tombstone(claim: Document) -> Document:
    """Readers of this format take `item[0]` and its address without asking: both are there, and
    nothing of the finding."""
    page = canonical(claim["path"])
    ended = [item["ended_at"] for item in claim["assessments"] if item["ended_at"]]
    is_record_gone = claim["publication_status"] == PublicationStatus.WITHDRAWN
    return {
        "@type": "DataFeedItem",
        "dateDeleted": claim["updated_at"] if is_record_gone else max(ended),
        "item": [{"@type": "CreativeWork", "@id": f"{page}#claimreview", "url": page}],
        "url": page,
    }
