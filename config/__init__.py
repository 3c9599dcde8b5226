"""Where the product runs: settings, addresses, the web's and the queue's way in."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
