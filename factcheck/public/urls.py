"""Addresses of this door."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from factcheck import health
from factcheck.public.agents import agent_page
from factcheck.public.articles import article_list, article_page
from factcheck.public.claim_page import claim_page
from factcheck.public.claims import claim_list
from factcheck.public.corrections import correction_list
from factcheck.public.dashboard import dashboard
from factcheck.public.denials import denial_list
from factcheck.public.feeds import claim_file, data_feed, feed
from factcheck.public.history import changes
from factcheck.public.language import choose_language
from factcheck.public.method import method
from factcheck.public.sitemap import SITEMAPS, robots
from factcheck.public.topics import topic_list, topic_page

app_name = "public"

MAPS = {"sitemaps": SITEMAPS}

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("claims/", claim_list, name="claims"),
    path("claims/<slug:slug>/", claim_page, name="claim"),
    path("claims/<slug:slug>.jsonld", claim_file, name="claim-jsonld"),
    path("denials/", denial_list, name="denials"),
    path("articles/", article_list, name="articles"),
    path("articles/<slug:public_id>/", article_page, name="article"),
    path("agents/<slug:public_id>/", agent_page, name="agent"),
    path("topics/", topic_list, name="topics"),
    path("topics/<slug:slug>/", topic_page, name="topic"),
    path("changes/", changes, name="changes"),
    path("corrections/", correction_list, name="corrections"),
    path("feeds/claimreview.jsonld", data_feed, name="data-feed"),
    path("feeds/<slug:name>.<slug:form>", feed, name="feed"),
    path("method/", method, name="method"),
    path("language/<slug:code>/", choose_language, name="language"),
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        MAPS | {"template_name": "public/sitemap_index.xml", "sitemap_url_name": "public:part"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemap,
        MAPS | {"template_name": "public/sitemap.xml"},
        name="part",
    ),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
