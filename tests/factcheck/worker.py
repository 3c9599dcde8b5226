"""A real worker and clock on a small internet: `python -m tests.factcheck.worker news=8081`."""

import sys

from config.celery import app
from tests.claims.web.internet import a_small_internet


def main(sites: list[str]) -> None:
    ports = {name: int(port) for name, _, port in (site.partition("=") for site in sites)}
    with a_small_internet(**ports):
        app.worker_main(["worker", "--beat", "--concurrency", "1", "--loglevel", "INFO"])


if __name__ == "__main__":
    main(sys.argv[1:])
