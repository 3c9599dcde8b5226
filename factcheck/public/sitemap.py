"""For search engines: where everything public is, and what they need not read."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.models.claim import ClaimQuerySet
from factcheck.public.http import canonical


class ClaimPages(Sitemap[Claim]):
    limit = 10_000
    protocol = urlsplit(settings.SITE_URL).scheme

    def items(self) -> ClaimQuerySet:
        return Claim.objects.published().only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: Claim) -> datetime:
        return item.updated_at

    def location(self, item: Claim) -> str:
        return reverse("public:claim", args=[item.slug])

    def get_domain(self, site: object = None) -> str:
        """The site's own, whatever host was asked."""
        return urlsplit(settings.SITE_URL).netloc


class FixedPages(Sitemap[str]):
    protocol = urlsplit(settings.SITE_URL).scheme

    def items(self) -> list[str]:
        lists = ["claims", "denials", "articles", "topics", "changes", "corrections"]
        return ["dashboard", *lists, "method"]

    def location(self, item: str) -> str:
        return reverse(f"public:{item}")

    def get_domain(self, site: object = None) -> str:
        """The site's own, whatever host was asked."""
        return urlsplit(settings.SITE_URL).netloc


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
