"""For search engines: where everything public is, and what they need not read."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from factcheck.public.http import canonical


class OwnAddress:
    """Addresses begin with the site's own, whatever host was asked."""

    def get_domain(self, site: RequestSite | None = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme


class ClaimPages(OwnAddress, Sitemap[Claim]):  # type: ignore[misc]  the stubs ask for a site
    limit = 10_000

    def items(self) -> ClaimQuerySet:
        return Claim.objects.published().only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: Claim) -> datetime:
        return item.updated_at

    def location(self, item: Claim) -> str:
        return reverse("public:claim", args=[item.slug])


class FixedPages(OwnAddress, Sitemap[str]):  # type: ignore[misc]  the stubs ask for a site
    def items(self) -> list[str]:
        return ["dashboard", "claims", "denials", "articles", "topics", "changes", "method"]

    def location(self, item: str) -> str:
        return reverse(f"public:{item}")


SITEMAPS = {"pages": FixedPages, "claims": ClaimPages}

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /language/
Disallow: /*?*as_of=
Disallow: /*?*occurred_by=

Sitemap: {sitemap}
"""


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    text = ROBOTS.format(sitemap=canonical(reverse("public:sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
