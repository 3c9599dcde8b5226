"""One claim: where it stands, who denies it in which words, where it appeared, what is known."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.choices import PublicationStatus, ResponseState, Stance
from claims.documents import Document
from claims.events import public_state_as_of
from claims.models import Claim
from factcheck.public.history import Entry, corrections_of
from factcheck.public.http import page, public_page
from factcheck.public.linked_data import as_element, claim_review
from factcheck.public.moments import Clocks

LONGEST_HISTORY = 40
"""Events on the page itself. The rest is one link away."""

MOST_CORRECTIONS = 5


@public_page
def claim_page(request: HttpRequest, slug: str) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.public(), slug=slug)
    if claim.publication_status == PublicationStatus.WITHDRAWN:
        return _withdrawn(request, claim.withdrawal_notice)
    clocks = Clocks(request.GET)
    if not clocks.is_valid():
        return page(request, "claim_not_then", {"claim": claim, "clocks": clocks}, status=400)
    state = public_state_as_of(claim, recorded_by=clocks.recorded_by, occurred_by=clocks.occurred)
    if state is None:
        return page(request, "claim_not_then", {"claim": claim, "clocks": clocks}, status=404)
    if state["publication_status"] == PublicationStatus.WITHDRAWN:
        return _withdrawn(request, state["withdrawal_notice"])
    shown = _shown(claim, state, clocks)
    return page(request, "claim", shown | {"markup": _markup(claim, state, clocks)})


def _markup(claim: Claim, state: Document, clocks: Clocks) -> str:
    """The finding for machines: of today's page alone, since each is to be on one page only."""
    if clocks.are_set:
        return ""
    review = claim_review(state, corrections_of([claim]))
    return as_element(review) if review else ""


def _withdrawn(request: HttpRequest, notice: str) -> HttpResponse:
    return page(request, "claim_withdrawn", {"notice": notice}, status=410)


def _shown(claim: Claim, state: Document, clocks: Clocks) -> dict[str, Any]:
    evidence = [item for item in state["evidence"] if not item["is_withdrawn"]]
    finding = state["assessment"]
    events = list(clocks.known(claim.events.all())[: LONGEST_HISTORY + 1])
    return {
        "claim": state,
        "clocks": clocks,
        "finding": finding,
        "relied_on": [
            item for item in state["evidence"] if finding and item["id"] in finding["evidence"]
        ],
        "earlier_findings": [item for item in state["assessments"] if item != finding],
        "corrections": [
            Entry.of(event) for event in clocks.known(claim.events.corrections())[:MOST_CORRECTIONS]
        ],
        "answers": sorted(state["responses"], key=_importance),
        "evidence_groups": [
            (stance, [item for item in evidence if item["stance"] == stance]) for stance in Stance
        ],
        "withdrawn_evidence": [item for item in state["evidence"] if item["is_withdrawn"]],
        "history": [Entry.of(event) for event in events[:LONGEST_HISTORY]],
        "has_more_history": len(events) > LONGEST_HISTORY,
    }


def _importance(answer: Document) -> tuple[bool, bool]:
    """Standing before withdrawn, denials before others; otherwise in the order they were said."""
    return answer["state"] != ResponseState.STANDING, not answer["is_denial"]
