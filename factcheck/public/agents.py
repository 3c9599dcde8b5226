"""One agent: what they claim, and what they answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.documents import agent_document
from claims.models import Agent, Article, Claim, Response
from factcheck.public.denials import as_told
from factcheck.public.http import page, public_page

SHOWN = 10
"""Of each kind, the newest. A link leads to all of them."""


@public_page
def agent_page(request: HttpRequest, public_id: str) -> HttpResponse:
    agent = get_object_or_404(
        Agent.objects.mentioned_publicly().select_related("part_of"), public_id=public_id
    )
    claims = Claim.objects.published().filter(claimant=agent)
    answers = Response.objects.public().filter(agent=agent)
    told = [as_told(row) for row in answers.select_related("claim").newest_first()[: SHOWN + 1]]
    return page(
        request,
        "agent",
        {
            "agent": agent_document(agent),
            "claims": [claim.document for claim in claims.newest_first()[:SHOWN]],
            "claim_count": claims.count(),
            "answers": told[:SHOWN],
            "has_more_answers": len(told) > SHOWN,
            "denial_count": answers.denials().count(),
            "article_count": Article.objects.public().filter(publisher=agent).count(),
        },
    )
