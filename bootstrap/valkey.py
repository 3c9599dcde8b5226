"""A Valkey of our own on a private socket: the queue in its database 0, the cache in 1."""

import socket
from pathlib import Path

from bootstrap import binaries
from bootstrap.state import State
from bootstrap.supervisor import Program


class Valkey:
    def __init__(self, state: State, server: Path) -> None:
        self._state = state
        self._server = server
        self._data = state.for_servers("valkey")
        self._socket = state.sockets() / "valkey.sock"

    @classmethod
    def found(cls, state: State, environment: Path) -> "Valkey | None":
        server = binaries.valkey(environment, state)
        return cls(state, server) if server else None

    def program(self) -> Program:
        settings = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._data),
            "appendonly": "yes",
            "databases": "2",
            # A queue that drops messages to make room is none.
            "maxmemory-policy": "noeviction",
        }
        options = [word for name, value in settings.items() for word in (f"--{name}", value)]
        return Program(
            name="valkey",
            command=[self._server, *options, "--save", ""],
            log=self._state.log("valkey"),
            environment={"PATH": "/usr/bin:/bin"},
            account=self._state.account,
        )

    def ready(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(str(self._socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self._socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self._socket}?db=1"
