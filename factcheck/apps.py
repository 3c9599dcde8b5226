from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class FactcheckConfig(AppConfig):
    name = "factcheck"
    default = True

    def ready(self) -> None:
        # Importing them registers them.
        from factcheck import checks  # noqa: F401, PLC0415


class FactcheckAdminConfig(admin.AdminConfig):
    """Django's admin with the desk's own site in the place of the stock one."""

    default = False
    default_site = "factcheck.admin.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        # Not by the package itself: the site is in it, and the lists need the site.
        import_module("factcheck.admin.lists")
