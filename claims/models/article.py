"""Articles, the addresses they go by, and their texts as they were when they were read."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.choices import Derivation, FetchState
from claims.identifiers import new_article_id, new_fetch_id, new_revision_id
from claims.models.agent import Agent
from claims.models.fields import LanguageField, PublicIdField, WorldDateField, is_world_date

LEASE = timedelta(minutes=2)
"""How long a worker may take over a page before it comes due again."""


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def at(self, url: str) -> Self:
        """The article that goes by this address."""
        return self.filter(urls__url=url)

    def with_public_claims(self) -> Self:
        """Articles that carry a claim whose record is public."""
        return self.filter(
            revisions__appearances__claim__publication_status="published",
            revisions__appearances__removed_at=None,
        ).distinct()

    def public(self) -> Self:
        """Articles in which a claim whose record is public, or an answer to one, was read."""
        read = ArticleRevision.objects.filter(article=OuterRef("pk"))
        carries = read.filter(
            appearances__claim__publication_status="published", appearances__removed_at=None
        )
        answers = read.filter(responses__claim__publication_status="published")
        return self.filter(Exists(carries) | Exists(answers))


class Article(models.Model):
    """One work of a publisher, at one canonical address or pasted in."""

    public_id = PublicIdField(default=new_article_id)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.ForeignKey(
        Agent,
        verbose_name=_("publisher"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text=_("The outlet that published it."),
    )
    site_name = models.CharField(
        _("site name"),
        max_length=200,
        blank=True,
        help_text=_("What the page calls its site. Nobody has confirmed it."),
    )
    published_on = WorldDateField(_("published on"))
    language = LanguageField(_("language"))
    derived_from = models.ForeignKey(
        "self",
        verbose_name=_("derived from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="derivatives",
        help_text=_("The article this one copies or retells. Copies of one origin count once."),
    )
    derivation = models.CharField(_("how derived"), max_length=20, choices=Derivation, blank=True)
    derivation_basis = models.CharField(
        _("how that is known"),
        max_length=300,
        blank=True,
        help_text=_("Such as its credit line, a link, or whose word it is."),
    )
    # Null, not empty, where an address tells articles apart: only texts without one are unique.
    text_sha256 = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True, derivation="")
                | (Q(derived_from__isnull=False) & ~Q(derivation="")),
                name="article_derivation_says_from_what_and_how",
                violation_error_message=_(
                    "Say both from which article it is derived and how, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("pk")),
                name="article_not_derived_from_itself",
                violation_error_message=_("An article cannot be derived from itself."),
            ),
            is_world_date("published_on", name="article_published_on_is_a_date"),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="article_newest_first")]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """The canonical address, empty for a pasted text."""
        return next((alias.url for alias in self.urls.all() if alias.is_canonical), "")


class ArticleUrl(models.Model):
    """An address that leads to an article. An address leads to one article only."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="urls")
    url = models.URLField(_("address"), max_length=2000, unique=True)
    is_canonical = models.BooleanField(_("canonical"), default=False)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(is_canonical=True),
                name="article_one_canonical_address",
            )
        ]

    def __str__(self) -> str:
        return self.url


class ArticleRevision(models.Model):
    """The text of an article as it was at one moment. It never changes; a trigger sees to it."""

    public_id = PublicIdField(default=new_revision_id)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64)
    retrieved_at = models.DateTimeField(_("read at"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_numbered_once"),
            models.UniqueConstraint(fields=["article", "sha256"], name="revision_text_kept_once"),
            models.CheckConstraint(condition=~Q(text=""), name="revision_has_text"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="revision_sha256_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} (v{self.number})"


class FetchQuerySet(models.QuerySet["ArticleFetch"]):
    def due(self) -> Self:
        return self.filter(state__in=[FetchState.WAITING, FetchState.FETCHING], due_at__lte=Now())

    @transaction.atomic
    def lease_due(self, limit: int) -> list[int]:
        """Hand out what is due. A leased row is not due again until its lease is up.

        A worker that dies needs no handling: the row comes due again. The database's clock counts,
        so that a worker whose own clock is wrong takes nothing from another.
        """
        rows = self.due().order_by("due_at").select_for_update(skip_locked=True, of=("self",))
        ids = list(rows.values_list("pk", flat=True)[:limit])
        self.filter(pk__in=ids).update(
            state=FetchState.FETCHING,
            due_at=Now() + LEASE,
        )
        return ids


class ArticleFetch(models.Model):
    """Somebody asked for a web page to be read. The row is the work to be done."""

    public_id = PublicIdField(default=new_fetch_id)
    url = models.URLField(_("address"), max_length=2000)
    state = models.CharField(
        _("state"), max_length=10, choices=FetchState, default=FetchState.WAITING
    )
    failure_code = models.CharField(max_length=40, blank=True)
    failure = models.CharField(_("why it failed"), max_length=500, blank=True)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="fetches",
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = FetchQuerySet.as_manager()

    class Meta:
        verbose_name = _("page to read")
        verbose_name_plural = _("pages to read")
        constraints = [
            models.UniqueConstraint(
                fields=["url"],
                condition=Q(state__in=["waiting", "fetching"]),
                name="fetch_one_at_a_time_per_address",
                violation_error_message=_("This address is already waiting to be read."),
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(failure=""), name="fetch_failure_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(article__isnull=False),
                name="fetch_done_has_an_article",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["waiting", "fetching"]),
                name="fetch_due",
            )
        ]

    def __str__(self) -> str:
        return self.url
