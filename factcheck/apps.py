from django.apps import AppConfig
from django.contrib.admin import apps as admin


class FactcheckConfig(AppConfig):
    name = "factcheck"
    default = True


class FactcheckAdminConfig(admin.AdminConfig):
    """Django's admin with the desk's own site in the place of the stock one."""

    default = False
    default_site = "factcheck.admin.site.DeskSite"
