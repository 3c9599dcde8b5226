"""The list of claims, narrowed as the address says."""

from django.http import HttpRequest, HttpResponse

from claims.models import Claim
from factcheck.public.claim_filters import ClaimFilters
from factcheck.public.http import page, public_page
from factcheck.public.paging import page_of


@public_page
def claim_list(request: HttpRequest) -> HttpResponse:
    filters = ClaimFilters(request.GET)
    if not filters.is_valid():
        return page(request, "claims", {"filters": filters}, status=400)
    found = page_of(filters.narrow(Claim.objects.published()), request.GET)
    return page(
        request,
        "claims",
        {
            "filters": filters,
            "chosen": filters.chosen(),
            "page": found,
            "claims": [claim.document for claim in found.rows],
        },
    )
