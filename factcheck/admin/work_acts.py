"""Taking a claim up, putting it back, setting it aside, and saying who looks after it."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from claims.actions.workflow import assign, move
from claims.choices import WorkflowState
from claims.permissions import RULES, Permission
from factcheck.admin.acts import Act
from factcheck.admin.claim_acts import ClaimAct
from factcheck.admin.moments import MomentForm, moment_field
from factcheck.admin.work import MOVES


class MoveForm(forms.Form):
    note = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("For the desk; it stays in the history."),
    )


class Move(ClaimAct):
    """To another state of the work, if somebody may do that by hand."""

    form_class = MoveForm
    anchor = "work"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["to"] not in WorkflowState:
            raise Http404
        self.wanted = WorkflowState(kwargs["to"])
        current = WorkflowState(self.claim.workflow_state)
        self.title = MOVES.get((current, self.wanted)) or self.wanted.label

    def perform(self, form: Any) -> str:
        moved = move(self.claim, self.wanted, by=self.by, note=form.cleaned_data["note"])
        self.say(_("The work is now: %(state)s.") % {"state": moved.get_workflow_state_display()})
        return self.back()


def people_who_work() -> Any:
    """Whoever may be given a claim."""
    roles = [role.value for role in RULES[Permission.EDIT_RECORD]]
    may = Q(groups__name__in=roles) | Q(is_superuser=True)
    people = User.objects.filter(may, is_active=True).distinct()
    return people.order_by("last_name", "first_name", "username")


class AssignForm(MomentForm):
    moments: ClassVar[tuple[str, ...]] = ("deadline",)
    to = forms.ModelChoiceField(
        User.objects.none(), label=_("To whom"), required=False, empty_label=_("nobody")
    )
    deadline = moment_field(label=_("Wanted by"), required=False)
    is_urgent = forms.BooleanField(label=_("It comes before others"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=AdminTextInputWidget()
    )
    field_order = ["to", "deadline", "time_zone", "is_urgent", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people_who_work()  # type: ignore[attr-defined]


class Assign(ClaimAct):
    form_class = AssignForm
    anchor = "work"
    title = _("Assign this claim")
    explanation = _("Who looks after it, by when, and whether it comes before others.")
    button = _("Assign")

    def get_initial(self) -> dict[str, Any]:
        return {
            "to": self.claim.assigned_to_id or self.by.pk,
            "deadline": self.claim.deadline,
            "is_urgent": self.claim.is_urgent,
        }

    def perform(self, form: Any) -> str:
        said = dict(form.cleaned_data)
        said.pop("time_zone")
        claim = assign(self.claim, by=self.by, **said)
        if claim.assigned_to is None:
            self.say(_("The claim is assigned to nobody."))
        else:
            self.say(_("The claim is assigned to %(who)s.") % {"who": claim.assigned_to})
        return self.back()


ROUTES: list[tuple[str, type[Act], str]] = [
    ("<int:object_id>/move/<str:to>/", Move, "move"),
    ("<int:object_id>/assign/", Assign, "assign"),
]
