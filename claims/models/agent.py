"""Agents: whoever speaks or acts."""

from collections.abc import Collection
from typing import Self

from django.db import connection, models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from claims.choices import AgentKind
from claims.identifiers import new_agent_id
from claims.models.fields import LanguageField, PublicIdField


class Fold(Func):
    """Lower case without accents, as the database does it: how names are compared."""

    function = "claims_fold"
    output_field = models.TextField()


def fold_each(names: Collection[str]) -> dict[str, str]:
    """Each name, folded by the database itself, in one query however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, claims_fold(name) FROM unnest(%s::text[]) AS name", [list(names)]
        )
        return dict(cursor.fetchall())


def folded(field: str) -> models.GeneratedField:
    return models.GeneratedField(
        expression=Fold(F(field)), output_field=models.TextField(), db_persist=True
    )


class AgentQuerySet(models.QuerySet["Agent"]):
    def called(self, name: str) -> Self:
        """Whoever goes by this name, accents and capitals aside, in any language."""
        wanted = Fold(Value(name))
        return self.filter(Q(folded_name=wanted) | Q(aliases__folded_name=wanted)).distinct()

    def mentioned_publicly(self) -> Self:
        """Whoever a public record names: who claims, answers, passes on, publishes or is cited."""
        this = Agent.objects.filter(pk=OuterRef("pk"))
        public = "published"
        return self.filter(
            Exists(this.filter(claims__publication_status=public))
            | Exists(this.filter(responses__claim__publication_status=public))
            | Exists(
                this.filter(
                    attributions__appearance__claim__publication_status=public,
                    attributions__appearance__removed_at=None,
                )
            )
            | Exists(
                this.filter(
                    articles__revisions__appearances__claim__publication_status=public,
                    articles__revisions__appearances__removed_at=None,
                )
            )
            | Exists(this.filter(articles__revisions__responses__claim__publication_status=public))
            | Exists(this.filter(sources__evidence__claim__publication_status=public))
            | Exists(
                this.filter(
                    reply_requests__claim__publication_status=public,
                    reply_requests__claim__assessments__published_at__isnull=False,
                )
            )
        )

    def by_name(self) -> Self:
        return self.order_by("folded_name", "pk")


class Agent(models.Model):
    """A person, organisation, public body or news outlet that speaks or acts."""

    public_id = PublicIdField(default=new_agent_id)
    name = models.CharField(
        _("name"), max_length=200, help_text=_("The name that readers see, such as “NATO”.")
    )
    folded_name = folded("name")
    kind = models.CharField(_("kind"), max_length=20, choices=AgentKind)
    is_unnamed = models.BooleanField(
        _("unnamed"),
        default=False,
        help_text=_("Known only by a description, such as “a US official” or “the media”."),
    )
    unnamed_reason = models.CharField(
        _("why unnamed"),
        max_length=300,
        blank=True,
        help_text=_("The reason that was given for leaving the name out, if one was."),
    )
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The larger body that this one belongs to, such as its government."),
    )
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=16,
        blank=True,
        help_text=_("Such as Q7184 for NATO: it tells namesakes apart for partners."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AgentQuerySet.as_manager()

    class Meta:
        verbose_name = _("agent")
        verbose_name_plural = _("agents")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="agent_has_a_name",
                violation_error_message=_("An agent needs a name."),
            ),
            models.CheckConstraint(
                condition=Q(is_unnamed=True) | Q(unnamed_reason=""),
                name="agent_reason_only_when_unnamed",
                violation_error_message=_(
                    "A reason for leaving the name out goes with an unnamed agent only."
                ),
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("pk")),
                name="agent_not_part_of_itself",
                violation_error_message=_("An agent cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"),
                name="agent_wikidata_id_is_a_q_number",
                violation_error_message=_("A Wikidata id is a Q and a number, such as Q7184."),
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
                name="agent_one_per_wikidata_id",
                violation_error_message=_("Another agent of the record has this Wikidata id."),
            ),
        ]
        indexes = [models.Index(fields=["folded_name", "id"], name="agent_by_name")]

    def __str__(self) -> str:
        return self.name


class AgentAlias(models.Model):
    """Another name of an agent, perhaps in another language."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    folded_name = folded("name")
    language = LanguageField(_("language"), blank=True, help_text=_("Such as fr; may be empty."))

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "name", "language"],
                name="alias_once_per_agent_and_language",
                violation_error_message=_("This name is there twice."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_a_name"),
        ]
        indexes = [models.Index(fields=["folded_name"], name="alias_by_name")]

    def __str__(self) -> str:
        return self.name
