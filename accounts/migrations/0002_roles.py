"""A group for each role of a desk."""

from django.db import migrations

ROLES = ["reader", "contributor", "checker", "reviewer", "desk_chief", "auditor", "operator"]


def add_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_people")]
    operations = [migrations.RunPython(add_groups, migrations.RunPython.noop)]
