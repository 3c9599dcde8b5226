"""Addresses of this door."""

from django.urls import include, path

from factcheck.api.claims import ClaimHistory, Claims, OneClaim

app_name = "api"

v1 = [
    path("claims/", Claims.as_view(), name="claims"),
    path("claims/<slug:claim_id>/", OneClaim.as_view(), name="claim"),
    path("claims/<slug:claim_id>/history/", ClaimHistory.as_view(), name="claim-history"),
]

urlpatterns = [path("v1/", include(v1))]
