"""`start`, `test`, and every other command given to a checkout that has nothing installed yet."""

import argparse
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EADDRINUSE
from pathlib import Path

from bootstrap.console import Refusal, remark, say, step
from bootstrap.instance import HOST, Instance
from bootstrap.packages import CHECKS, PRODUCT, Packages
from bootstrap.processes import account_for_servers, foreground
from bootstrap.state import State, default_directory

CHECKOUT = Path(__file__).resolve().parent.parent
SEED = CHECKOUT / "factcheck" / "management" / "commands" / "seed_demo.py"
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

# These read no table: no server is started for them.
WITHOUT_DATABASE = frozenset(
    {"help", "check", "makemessages", "compilemessages", "collectstatic", "spectacular"}
)
MIGRATES_ITSELF = frozenset({"migrate", "makemigrations", "showmigrations", "sqlmigrate"})
PLACES = """
  For readers    {site}/
  For editors    {site}/admin/
  For partners   {site}/api/v1/docs/
"""


def main(arguments: list[str]) -> int:
    """The exit code of the process."""
    # Ctrl-C too: a shell that starts us in the background has it ignored.
    for sign in STOPPING:
        signal.signal(sign, signal.default_int_handler)
    try:
        match arguments:
            case ["start", *options]:
                return start(options)
            case ["test", *options]:
                return test(options)
            case _:
                return other(arguments)
    except Refusal as refusal:
        remark(str(refusal))
        return 1
    except KeyboardInterrupt:
        return 130


def start(arguments: list[str]) -> int:
    options = _options(arguments)
    packages = Packages(CHECKOUT)
    state = _state(options.state)
    with state.held() as ours:
        if not ours:
            raise Refusal(_in_use(state))
        with _instance(state, packages, "start") as instance:
            _refuse_taken(options.port)
            packages.ensure(PRODUCT)
            _bring_up(instance, state, options)
            say(PLACES.format(site=f"http://{HOST}:{options.port}"))
            _tell_sign_ins(instance)
            say(f"\nData and logs are in {state.root}. Ctrl-C stops everything.")
            if state.root != default_directory(CHECKOUT):
                say(f"Other commands find them with FACTCHECK_STATE={state.root}")
            _watch(instance)
    step("Factcheck has stopped")
    return 0


def _watch(instance: Instance) -> None:
    with suppress(KeyboardInterrupt):
        while True:
            instance.watch()
            time.sleep(0.2)


def _bring_up(instance: Instance, state: State, options: argparse.Namespace) -> None:
    instance.answers_at(options.port)
    with instance.static_files():
        instance.start_database()
        instance.start_queue()
        instance.migrate()
    step("Starting the web server")
    instance.start_web(options.port)
    _load_demo(instance, state, wanted=options.demo)
    step("Starting the worker and the clock")
    instance.start_work()
    instance.ready()
    step("Factcheck runs")


def _load_demo(instance: Instance, state: State, *, wanted: bool) -> None:
    """Once, into a record that was just made."""
    if not state.awaits_demo.exists():
        return
    if wanted and SEED.exists():
        step("Loading the demonstration")
        instance.manage("seed_demo")
    state.awaits_demo.unlink()


def test(arguments: list[str]) -> int:
    packages = Packages(CHECKOUT)
    packages.ensure(CHECKS)
    with _state_for_tests() as state, state.held(), _instance(state, packages, "test") as instance:
        instance.start_database_for_tests()
        instance.start_queue()
        return instance.run("-m", "pytest", *arguments, directory=CHECKOUT)


def other(arguments: list[str]) -> int:
    """Django's commands: on the servers that run already, or on some that run for their sake."""
    packages = Packages(CHECKOUT)
    packages.ensure(PRODUCT)
    name = arguments[0] if arguments else "help"
    if name in WITHOUT_DATABASE or name.startswith("-") or os.environ.get("DATABASE_URL"):
        return _manage(packages, arguments, {})
    state = _state(None)
    waits = False
    while not (running := state.running()):
        with state.held() as ours:
            if ours:
                return _on_servers_of_its_own(state, packages, arguments)
        if not waits:
            step(f"Waiting for another command that uses {state.root}")
            waits = True
        time.sleep(0.5)
    return _manage(packages, arguments, running)


def _manage(packages: Packages, arguments: list[str], environment: Mapping[str, str]) -> int:
    return foreground(
        [packages.python, CHECKOUT / "manage.py", *arguments],
        environment={**environment, **os.environ},
        directory=Path.cwd(),
    )


def _on_servers_of_its_own(state: State, packages: Packages, arguments: list[str]) -> int:
    name = arguments[0]
    with _instance(state, packages, name) as instance:
        instance.start_database()
        if name not in MIGRATES_ITSELF:
            instance.migrate()
        return instance.run(CHECKOUT / "manage.py", *arguments, directory=Path.cwd())


def adopt_running() -> None:
    """Inside an environment that has Django: use what `start` runs, unless told otherwise."""
    if not os.environ.get("DATABASE_URL"):
        for name, value in _state(None).running().items():
            os.environ.setdefault(name, value)


@contextmanager
def _instance(state: State, packages: Packages, command: str) -> Iterator[Instance]:
    instance = Instance(state, packages, CHECKOUT, command)
    try:
        yield instance
    finally:
        # What is under way is ended in good order, however often it is asked.
        for sign in STOPPING:
            signal.signal(sign, signal.SIG_IGN)
        instance.stop()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="manage.py start",
        description="Run all of Factcheck on this machine, with servers of its own.",
        allow_abbrev=False,
    )
    parser.add_argument("--port", type=_port, default=8000, help="of the web server (8000)")
    parser.add_argument("--state", metavar="DIR", help="where all data lives; or FACTCHECK_STATE")
    parser.add_argument(
        "--no-demo", dest="demo", action="store_false", help="begin with an empty record"
    )
    return parser.parse_args(arguments)


def _port(given: str) -> int:
    if given.isdecimal() and 0 < int(given) < 65536:
        return int(given)
    raise argparse.ArgumentTypeError(f"{given!r} is not a number from 1 to 65535")


def _state(given: str | None) -> State:
    chosen = given or os.environ.get("FACTCHECK_STATE")
    root = Path(chosen).expanduser().absolute() if chosen else default_directory(CHECKOUT)
    return State(root, account_for_servers())


@contextmanager
def _state_for_tests() -> Iterator[State]:
    """Of this run alone. Those of runs that were cut short are cleared away."""
    account = account_for_servers()
    home = _state(None)
    home.prepare()
    base = State(home.root / "tests", account)
    base.prepare()
    for left in base.root.glob("run-*"):
        with State(left, account).held() as ours:
            if ours:
                State(left, account).remove()
    state = State(Path(tempfile.mkdtemp(prefix="run-", dir=base.root)), account)
    try:
        yield state
    finally:
        state.remove()


def _in_use(state: State) -> str:
    note = state.note()
    if note and note.command == "start":
        site = note.environment.get("SITE_URL", "")
        place = f" at {site}" if site else ", and is still starting"
        return f"Factcheck runs already{place} (process {note.pid}, data in {state.root})."
    return f"Another command uses {state.root}. Try again when it has ended."


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        # As the web server does: an address that was left a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            reason = "another program has it" if error.errno == EADDRINUSE else error.strerror
            raise Refusal(f"Cannot use port {port}: {reason}. Choose one with --port.") from error


def _tell_sign_ins(instance: Instance) -> None:
    if SEED.exists():
        say(instance.manage("seed_demo", "--sign-ins").rstrip())
