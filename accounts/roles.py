"""The roles of a desk. Each is a Django group of the same name, made by a migration."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What somebody is trusted with. `claims.permissions` says which role may do what."""

    READER = "reader", _("Reader: sees everything, changes nothing")
    CONTRIBUTOR = "contributor", _("Contributor: brings in articles")
    CHECKER = "checker", _("Checker: accepts claims, links evidence, records denials")
    REVIEWER = "reviewer", _("Reviewer: checks what others wrote and publishes")
    DESK_CHIEF = "desk_chief", _("Desk chief: runs the desk")
    AUDITOR = "auditor", _("Auditor: reads everything, history and chain included")
    OPERATOR = "operator", _("Operator: installs and looks after the service and its people")
