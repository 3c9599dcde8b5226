"""How another process reaches what this test uses."""

from django.db import connection
from psycopg.conninfo import make_conninfo


def of_the_test_database() -> str:
    """For DATABASE_URL: by name and port, or by the folder of a socket."""
    names = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    known = {name: connection.settings_dict[key] for name, key in names.items()}
    return make_conninfo(**{name: value for name, value in known.items() if value})
