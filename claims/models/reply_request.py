"""Right of reply: who was asked what, when, and whether they answered."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import ReplyChannel, ReplyState
from claims.identifiers import new_reply_request_id
from claims.models.agent import Agent
from claims.models.claim import Claim
from claims.models.fields import PublicIdField
from claims.models.response import Response

SOON = timedelta(hours=24)


class ReplyRequestQuerySet(models.QuerySet["ReplyRequest"]):
    def open(self) -> Self:
        return self.filter(state=ReplyState.OPEN)

    def overdue(self, now: datetime) -> Self:
        return self.open().filter(deadline__lte=now)

    def pressing(self, now: datetime) -> Self:
        """Overdue, or due within a day."""
        return self.open().filter(deadline__lte=now + SOON)

    def due_for_reminder(self, now: datetime) -> Self:
        """Half of the time is up, and nobody of the desk has been reminded."""
        return self.open().filter(remind_at__lte=now, reminded_at=None)


class ReplyRequest(models.Model):
    """The desk has asked somebody concerned what they say to a claim."""

    public_id = PublicIdField(default=new_reply_request_id)
    claim = models.ForeignKey(
        Claim, verbose_name=_("claim"), on_delete=models.PROTECT, related_name="reply_requests"
    )
    agent = models.ForeignKey(
        Agent,
        verbose_name=_("who is asked"),
        on_delete=models.PROTECT,
        related_name="reply_requests",
    )
    questions = models.TextField(_("questions"), help_text=_("Exactly as they were asked."))
    channel = models.CharField(_("by"), max_length=12, choices=ReplyChannel)
    contact = models.CharField(
        _("contact"),
        max_length=300,
        blank=True,
        help_text=_("Address or number that was used. Never public; deleted on request."),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    asked_at = models.DateTimeField(_("asked at"))
    deadline = models.DateTimeField(_("answer wanted by"))
    remind_at = models.DateTimeField(editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReplyState,
        default=ReplyState.OPEN,
        editable=False,
    )
    response = models.ForeignKey(
        Response,
        verbose_name=_("answer"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="answers_requests",
    )
    ended_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReplyRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a reply")
        verbose_name_plural = _("requests for a reply")
        constraints = [
            models.CheckConstraint(
                condition=~Q(questions=""),
                name="reply_request_has_questions",
                violation_error_message=_("Write the questions as they were asked."),
            ),
            models.CheckConstraint(
                condition=Q(deadline__gt=F("asked_at")),
                name="reply_request_leaves_time",
                violation_error_message=_("The deadline must be after the moment of asking."),
            ),
            models.CheckConstraint(
                condition=Q(state="answered", response__isnull=False)
                | (~Q(state="answered") & Q(response__isnull=True)),
                name="reply_request_answered_by_a_response",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_at__isnull=True)
                | (~Q(state="open") & Q(ended_at__isnull=False)),
                name="reply_request_ended_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["deadline"], condition=Q(state="open"), name="reply_request_due")
        ]

    def __str__(self) -> str:
        return f"{self.agent} ({self.get_state_display()})"
