"""One Factcheck on this machine: a state that is ours alone, and the servers that run on it."""

import http.client
import os
import signal
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from bootstrap import processes
from bootstrap.console import step
from bootstrap.fingerprints import LOCKS, MIGRATIONS, fingerprint
from bootstrap.packages import Packages
from bootstrap.postgres import APPLICATION, OWNER, SUPERUSER, Postgres
from bootstrap.state import State
from bootstrap.static_files import collected_meanwhile, folder_for
from bootstrap.supervisor import Program, Supervisor
from bootstrap.valkey import Valkey

HOST = "127.0.0.1"
WEB_THREADS = 8
WORKER_PROCESSES = 2
# Told to other commands, so that they reach the same servers.
SHARED = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "CELERY_BROKER_URL",
    "CACHE_URL",
    "SECRET_KEY",
    "SITE_URL",
    "STATIC_ROOT",
    "ALLOWED_HOSTS",
)


class Instance:
    """Servers are started for what the environment does not name. What it does name is used."""

    def __init__(self, state: State, packages: Packages, checkout: Path, command: str) -> None:
        self._state = state
        self._packages = packages
        self._checkout = checkout
        self._command = command
        self._own: dict[str, str] = {"SECRET_KEY": state.secret_key()}
        self._manage = [packages.python, checkout / "manage.py"]
        self._postgres: Postgres | None = None
        self._ready = False
        self._supervisor = Supervisor(changed=self._tell)
        self._tell()

    @property
    def environment(self) -> dict[str, str]:
        """What the operator says goes before what we made."""
        return self._own | os.environ

    def answers_at(self, port: int) -> None:
        self._own["SITE_URL"] = f"http://{HOST}:{port}"
        self._own["ALLOWED_HOSTS"] = "localhost"

    def start_database(self) -> None:
        if os.environ.get("DATABASE_URL"):
            step("Using the database of DATABASE_URL")
            return
        self._postgres = self._start_postgres(durable=True)
        self._own["DATABASE_URL"] = self._postgres.url(APPLICATION)
        self._own["DATABASE_OWNER_URL"] = self._postgres.url(OWNER)

    def start_database_for_tests(self) -> None:
        """Tests make databases and stand in every role. Nothing in them need last."""
        if os.environ.get("DATABASE_URL"):
            step("Using the server of DATABASE_URL")
            return
        self._own["DATABASE_URL"] = self._start_postgres(durable=False).url(SUPERUSER)

    def _start_postgres(self, *, durable: bool) -> Postgres:
        postgres = Postgres(self._state, self._packages.folder, durable=durable)
        if postgres.exists():
            step("Starting PostgreSQL")
        else:
            step("Making the database")
            self._state.awaits_demo.touch()
            postgres.create()
        self._supervisor.start(postgres.program())
        self._supervisor.wait_for("postgres", postgres.ready)
        postgres.lay_out(self._checkout / "deploy" / "database.sql")
        return postgres

    def static_files(self) -> AbstractContextManager[None]:
        """Collected while the body of the `with` is done."""
        if os.environ.get("STATIC_ROOT"):
            return nullcontext()
        folder = folder_for(self._checkout, self._state.folder("static"))
        self._own["STATIC_ROOT"] = str(folder)
        return collected_meanwhile(folder, self._manage, self.environment)

    def migrate(self) -> None:
        """A server of our own is asked what it has seen; that is quicker than to migrate again."""
        if self._postgres and self._migrations(self._postgres) == self._state.migrated():
            return
        step("Bringing the tables up to date")
        self.manage("migrate", "--no-input")
        if self._postgres:
            self._state.note_migrated(self._migrations(self._postgres))

    def _migrations(self, postgres: Postgres) -> str:
        seen = postgres.applied_migrations()
        return fingerprint(self._checkout, LOCKS, MIGRATIONS, beside=seen)

    def start_queue(self) -> None:
        if os.environ.get("CELERY_BROKER_URL"):
            step("Using the queue of CELERY_BROKER_URL")
        elif valkey := Valkey.found(self._state, self._packages.folder):
            step("Starting Valkey")
            self._supervisor.start(valkey.program())
            self._supervisor.wait_for("valkey", valkey.ready)
            self._own["CELERY_BROKER_URL"] = valkey.broker_url
            self._own["CACHE_URL"] = valkey.cache_url
        else:
            step("There is no Valkey or Redis on this machine: a folder is the queue, and slower")
            for part in ("messages", "control"):
                self._state.folder(f"queue/{part}")
            self._own["CELERY_BROKER_URL"] = f"filesystem://{self._state.folder('queue')}"

    def manage(self, *words: str) -> str:
        return processes.run(
            [*self._manage, *words],
            environment=self.environment,
            directory=self._checkout,
        )

    def run(self, *words: str | Path, directory: Path) -> int:
        """With our terminal, until it ends."""
        return processes.foreground(
            [self._packages.python, *words], environment=self.environment, directory=directory
        )

    def start_web(self, port: int) -> None:
        granian = ["granian", "--interface", "wsgi", "--no-ws", "--workers-kill-timeout", "5"]
        size = ["--host", HOST, "--port", str(port), "--blocking-threads", str(WEB_THREADS)]
        self._start(
            "web",
            [*granian, *size, "config.wsgi:application"],
            environment={"DATABASE_POOL_SIZE": str(WEB_THREADS), **self.environment},
        )
        self._supervisor.wait_for("web", lambda: _answers(port))

    def start_work(self) -> None:
        size = ["--concurrency", str(WORKER_PROCESSES), "--without-gossip", "--without-mingle"]
        self._start(
            "worker",
            ["celery", "--app", "config", "worker", "--loglevel", "INFO", *size],
            environment=self.environment,
            # It would first wait for its tasks and its queue. What it drops is due again.
            orphan_gets=signal.SIGKILL,
        )
        self._start(
            "beat",
            ["celery", "--app", "config", "beat", "--loglevel", "INFO", "--pidfile", ""],
            environment=self.environment,
        )

    def _start(
        self,
        name: str,
        module: list[str],
        *,
        environment: dict[str, str],
        orphan_gets: signal.Signals = signal.SIGTERM,
    ) -> None:
        self._supervisor.start(
            Program(
                name=name,
                command=[self._packages.python, "-m", *module],
                log=self._state.log(name),
                environment=environment,
                directory=self._checkout,
                orphan_gets=orphan_gets,
            )
        )

    def ready(self) -> None:
        """From now on, other commands may use what runs."""
        self._ready = True
        self._tell()

    def watch(self) -> None:
        self._supervisor.watch()

    def stop(self) -> None:
        self._supervisor.stop()

    def _tell(self) -> None:
        shared = {k: v for k, v in self.environment.items() if k in SHARED} if self._ready else {}
        self._state.write_note(self._command, shared, self._supervisor.pids())


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
