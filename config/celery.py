"""The Celery app and nothing else."""

import os
from signal import SIGKILL
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

from bootstrap.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def do_not_outlive_the_worker(**_signal: Any) -> None:
    """A worker that is killed would leave its processes behind, still at work."""
    die_with_parent(os.getppid(), SIGKILL)
