"""The same worker on each queue that it may be given: an embedded Valkey, a Redis, a RabbitMQ."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from amqp.exceptions import ChannelError
from kombu import Connection, Exchange, Queue
from kombu.exceptions import OperationalError

from tests.addresses import of_the_test_database
from tests.bootstrap.checkouts import CHECKOUT, until

BROKERS = {
    "given": os.environ.get("CELERY_BROKER_URL", ""),
    "redis": "redis://127.0.0.1:6379/15",
    "rabbitmq": "amqp://guest:guest@127.0.0.1:5672//",
}
TASK = "factcheck.tasks.fetch_due_articles"


@pytest.fixture(params=BROKERS)
def broker(request: pytest.FixtureRequest) -> str:
    url = BROKERS[request.param]
    if not url:
        pytest.skip("CELERY_BROKER_URL is not set")
    try:
        with Connection(url, connect_timeout=2) as reached:
            reached.ensure_connection(max_retries=1, interval_start=0)
    except (OperationalError, OSError):
        pytest.skip(f"no {request.param} runs on this machine")
    return url


@pytest.fixture
def queue(broker: str) -> Iterator[str]:
    """Of this test alone: the server may be shared."""
    name = f"test-{uuid4().hex}"
    yield name
    with Connection(broker) as to:
        Queue(name, channel=to.channel()).delete()
        Exchange(name, channel=to.channel()).delete()


@contextmanager
def celery(*words: str, broker: str, queue: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    told = {"CELERY_BROKER_URL": broker, "CELERY_QUEUE": queue, "LOG_LEVEL": "DEBUG"}
    told["DATABASE_URL"] = of_the_test_database()
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "celery", "--app", "config", *words],
            env=os.environ | told,
            cwd=CHECKOUT,
            stdout=output,
            stderr=output,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@pytest.mark.usefixtures("transactional_db")
def test_a_worker_does_what_the_queue_brings(broker: str, queue: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    worker = partial(celery, broker=broker, queue=queue)

    with worker("call", TASK, log=tmp_path / "called") as called:
        assert called.wait(30) == 0, (tmp_path / "called").read_text()

    with worker("worker", "--pool", "solo", log=log) as running:
        until(lambda: did(TASK, log) or running.poll() is not None, patience=30)
        assert did(TASK, log), log.read_text()
    if broker.startswith("amqp:"):
        assert_kept_by_a_quorum(broker, queue)


def did(task: str, log: Path) -> bool:
    return any(task in line and "succeeded" in line for line in log.read_text().splitlines())


def assert_kept_by_a_quorum(broker: str, queue: str) -> None:
    other = Queue(queue, queue_arguments={"x-queue-type": "classic"})
    with Connection(broker) as to, pytest.raises(ChannelError, match="current is 'quorum'"):
        other(to.channel()).queue_declare()
