"""Addresses of this door."""

from django.urls import include, path

from factcheck.api import (
    agents,
    articles,
    assessments,
    claims,
    corrections,
    description,
    events,
    parts,
    sources,
    topics,
)
from factcheck.api.index import Index

app_name = "api"

v1 = [
    path("", Index.as_view(), name="index"),
    path("claims/", claims.Claims.as_view(), name="claims"),
    path("claims/<slug:claim_id>/", claims.OneClaim.as_view(), name="claim"),
    path("claims/<slug:claim_id>/history/", claims.ClaimHistory.as_view(), name="claim-history"),
    path("denials/", parts.Denials.as_view(), name="denials"),
    path("denials/<slug:part_id>/", parts.OneDenial.as_view(), name="denial"),
    path("responses/", parts.Responses.as_view(), name="responses"),
    path("responses/<slug:part_id>/", parts.OneResponse.as_view(), name="response"),
    path("appearances/", parts.Appearances.as_view(), name="appearances"),
    path("appearances/<slug:part_id>/", parts.OneAppearance.as_view(), name="appearance"),
    path("evidence/", parts.EvidenceList.as_view(), name="evidence"),
    path("evidence/<slug:part_id>/", parts.OneEvidence.as_view(), name="one-evidence"),
    path("sources/", sources.Sources.as_view(), name="sources"),
    path("sources/<slug:source_id>/", sources.OneSource.as_view(), name="source"),
    path("assessments/", assessments.Assessments.as_view(), name="assessments"),
    path("assessments/<slug:part_id>/", assessments.OneAssessment.as_view(), name="assessment"),
    path("corrections/", corrections.Corrections.as_view(), name="corrections"),
    path("agents/", agents.Agents.as_view(), name="agents"),
    path("agents/<slug:agent_id>/", agents.OneAgent.as_view(), name="agent"),
    path("articles/", articles.Articles.as_view(), name="articles"),
    path("articles/<slug:article_id>/", articles.OneArticle.as_view(), name="article"),
    path("topics/", topics.Topics.as_view(), name="topics"),
    path("events/", events.Events.as_view(), name="events"),
    path("openapi.json", description.openapi, name="openapi"),
    path("docs/", description.reference, name="reference"),
]

urlpatterns = [path("v1/", include(v1))]
