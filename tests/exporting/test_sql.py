"""The scripts run in databases, and the questions of the recipes have one query each."""

import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from hashlib import md5
from pathlib import Path

import pytest

import govbudget as gb

CHILDREN = """
SELECT code, name FROM entries
WHERE scheme = 'functional' AND parent = '208' AND 2024 BETWEEN first_edition AND last_edition
ORDER BY code
"""
BECAME = """
SELECT year, kind, new_code, new_name FROM changes
WHERE scheme = 'functional' AND old_code = '2010308' ORDER BY year, new_code
"""
ROLLED = """
SELECT c.ancestor, SUM(b.amount) FROM budget b
JOIN closure c ON c.scheme = 'functional' AND c.descendant = b.code
WHERE length(c.ancestor) = 3 GROUP BY c.ancestor ORDER BY c.ancestor
"""
LINES = [("2010350", 97650), ("2080505", 1000), ("2080506", 500), ("2210201", 7)]


def children():
    return [(entry.code, entry.name) for entry in gb.functional(2024)["208"].children]


def became():
    changes = gb.Catalogue().history(gb.Scheme.FUNCTIONAL).changes
    return sorted(
        (one.year, one.kind.value, one.new_code or None, one.new_name or None)
        for one in changes
        if one.old_code == "2010308"
    )


def rolled():
    found = gb.rollup(dict(LINES), gb.functional(2024))
    return [(row.code, int(row.total[0])) for row in found.rows if len(row.code) == 3]


def test_sqlite_answers_with_one_query_each(exported):
    base = sqlite3.connect(":memory:")
    base.executescript(exported(format="sqlite", year="all").decode())
    base.execute("CREATE TABLE budget (code TEXT, amount INTEGER)")
    base.executemany("INSERT INTO budget VALUES (?, ?)", LINES)

    assert base.execute(CHILDREN).fetchall() == children()
    assert base.execute(BECAME).fetchall() == became()
    assert base.execute(ROLLED).fetchall() == rolled()
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert dict(base.execute("SELECT name, value FROM header"))["licence"] == "MIT"


def test_names_that_are_sql_stay_names(hostile, exported, pairs):
    base = sqlite3.connect(":memory:")
    base.executescript(exported(hostile, format="sqlite", prefix="cn_").decode())
    assert set(base.execute("SELECT code, name FROM cn_entries")) == pairs(hostile)


@pytest.mark.parametrize("prefix", ["drop table", "A", "1", "x;", "长", "a" * 32, "x\n"])
def test_a_prefix_that_is_no_name_is_refused(prefix, exported):
    with pytest.raises(gb.WrongArgument, match="prefix"):
        exported("economic", format="sqlite", year=2024, prefix=prefix)


def _programs(*names):
    """Where PostgreSQL keeps its programs, on the path or beside it."""
    found = {name: shutil.which(name) for name in names}
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        for name in names:
            found[name] = found[name] or shutil.which(name, path=str(folder))
    return found


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    """A server of its own, on a socket in a folder of its own; gives what runs SQL in it."""
    programs = _programs("initdb", "pg_ctl", "psql")
    if not all(programs.values()):
        pytest.skip("PostgreSQL is not installed")
    folder = tmp_path_factory.mktemp("pg")
    before = ()
    if os.geteuid() == 0:
        # Its server does not run as root.
        shutil.chown(folder, "nobody")
        for one in (folder, *folder.parents):
            if one.stat().st_uid == 0 and one.stat().st_mode & 0o001 == 0:
                pytest.skip("the folder of the tests is closed to the user that runs PostgreSQL")
        before = ("setpriv", "--reuid=nobody", "--clear-groups")
    data = str(folder / "data")

    def run(*command, **how):
        return subprocess.run(
            [*before, *command], check=True, capture_output=True, text=True, **how
        )

    run(programs["initdb"], "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    log = str(folder / "log")
    run(programs["pg_ctl"], "-D", data, "-l", log, "-w", "-o", options, "start")

    def query(script):
        psql = [programs["psql"], "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        where = ["-h", str(folder), "-U", "test", "-d", "postgres", "-F", "\t"]
        done = run(*psql, *where, input=script)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    yield query
    run(programs["pg_ctl"], "-D", data, "-m", "immediate", "stop")


def test_postgresql_answers_with_one_query_each(exported, postgres):
    postgres(exported(format="postgresql", year="all").decode())
    values = ", ".join(f"('{code}', {amount})" for code, amount in LINES)
    postgres(f"CREATE TABLE budget (code TEXT, amount INTEGER); INSERT INTO budget VALUES {values}")

    assert postgres(CHILDREN) == children()
    texts = [tuple("" if one is None else str(one) for one in row) for row in became()]
    assert postgres(BECAME) == texts
    assert postgres(ROLLED) == [(code, str(total)) for code, total in rolled()]


def test_postgresql_keeps_names_that_are_sql(hostile, exported, postgres, pairs):
    postgres(exported(hostile, format="postgresql", prefix="cn_").decode())
    found = postgres("SELECT code, md5(name) FROM cn_entries ORDER BY code")
    sums = {code: md5(name.encode()).hexdigest() for code, name in pairs(hostile)}
    assert found == sorted(sums.items())


def test_mysql_escapes_the_backslash(hostile, exported):
    text = exported(hostile, format="mysql").decode()
    assert "'三\\\\\n四`\t<b>'" in text
    assert "COLLATE = utf8mb4_bin" in text


@pytest.fixture(scope="module")
def mysql(tmp_path_factory):
    """A MariaDB of its own, which answers on a socket only; gives what runs SQL in it."""
    programs = {
        name: shutil.which(name) or shutil.which(name, path="/usr/sbin")
        for name in ("mariadb-install-db", "mariadbd", "mariadb", "mariadb-admin")
    }
    if not all(programs.values()):
        pytest.skip("MariaDB is not installed")
    folder = tmp_path_factory.mktemp("my")
    # The path of a socket is short.
    with tempfile.TemporaryDirectory(prefix="my") as short:
        socket, data = f"{short}/s", str(folder / "data")
        account = pwd.getpwuid(os.geteuid()).pw_name
        own = ["--no-defaults", f"--user={account}", f"--datadir={data}"]

        def run(*command, **how):
            return subprocess.run(command, check=True, capture_output=True, text=True, **how)

        run(programs["mariadb-install-db"], *own, "--auth-root-authentication-method=normal")
        files = [f"--socket={socket}", f"--pid-file={short}/pid", "--skip-networking"]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen([programs["mariadbd"], *own, *files], stdout=log, stderr=log)
        client = [programs["mariadb"], "--no-defaults", f"--socket={socket}", "--user=root"]
        run(programs["mariadb-admin"], *client[1:], "--wait=60", "ping")

        def query(script):
            asked = [*client, "--default-character-set=utf8mb4", "-N", "--raw", "test_codes"]
            done = run(*asked, input=script)
            return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

        create = "CREATE DATABASE test_codes CHARACTER SET utf8mb4"
        run(*client, "-e", create)
        yield query
        server.terminate()
        server.wait()


def test_mysql_answers_with_one_query_each(exported, mysql):
    mysql(exported(format="mysql", year="all").decode())
    values = ", ".join(f"('{code}', {amount})" for code, amount in LINES)
    mysql(
        "CREATE TABLE budget (code VARCHAR(12) COLLATE utf8mb4_bin, amount INTEGER);"
        f"INSERT INTO budget VALUES {values}"
    )

    assert mysql(CHILDREN) == children()
    texts = [tuple("NULL" if one is None else str(one) for one in row) for row in became()]
    assert mysql(BECAME) == texts
    assert mysql(ROLLED) == [(code, str(total)) for code, total in rolled()]


def test_mysql_keeps_names_that_are_sql(hostile, exported, mysql, pairs):
    mysql(exported(hostile, format="mysql", prefix="cn_").decode())
    found = mysql("SELECT code, md5(name) FROM cn_entries ORDER BY code")
    sums = {code: md5(name.encode()).hexdigest() for code, name in pairs(hostile)}
    assert found == sorted(sums.items())
