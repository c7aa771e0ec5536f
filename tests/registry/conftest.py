"""A PostgreSQL server of the tests' own, from Debian's packages, in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text


def _programs() -> Path:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts)
    return found[-1].parent


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Start a server that listens on a socket alone; the address of its folder."""
    folder = Path(tempfile.mkdtemp(prefix="proofcheck-pg-"))
    # The server refuses to run as root; Debian's package makes a user for it.
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    shutil.chown(folder, user)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        command = [str(_programs() / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, user=user, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    try:
        locale = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username=tester")
        run("initdb", f"--pgdata={data}", *locale)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
        yield str(folder)
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """The address of a new, empty database."""
    name = f"t{uuid4().hex}"
    admin = f"postgresql+psycopg://tester@/postgres?host={postgresql_server}"
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"postgresql://tester@/{name}?host={postgresql_server}"
