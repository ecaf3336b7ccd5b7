"""What bash, zsh and fish complete when somebody types and presses the tabulator."""

import os
import re
import select
import shutil
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

#: So long a shell may take to answer, on a machine that does much else.
PATIENCE = 60
BEGIN = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        'eval "$(_GOVBUDGET_COMPLETE=bash_source govbudget)"',
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit; compinit -D -u; eval "$(_GOVBUDGET_COMPLETE=zsh_source govbudget)"',
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "_GOVBUDGET_COMPLETE=fish_source govbudget | source",
    ),
}
#: fish wants the terminal to be its own.
AT_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
SEQUENCE = re.compile(rb"\x1b(\[[0-9;?>=]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][A-Z0-9]|[=>])")


class Shell:
    """A shell at a pseudo-terminal, which types and waits for what appears."""

    def __init__(self, command, environ):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", AT_TERMINAL, *command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environ,
        )
        os.close(theirs)
        self.seen = b""

    def type(self, text):
        self.seen = b""
        os.write(self.ours, text.encode())

    def waits_for(self, text):
        """What was seen until a text is."""
        until = time.monotonic() + PATIENCE
        while text.encode() not in SEQUENCE.sub(b"", self.seen):
            left = until - time.monotonic()
            assert left > 0, SEQUENCE.sub(b"", self.seen).decode("utf-8", "replace")
            if select.select([self.ours], [], [], min(left, 1))[0]:
                piece = os.read(self.ours, 65536)
                # fish asks what the terminal is and waits for the answer.
                if b"\x1b[c" in piece or b"\x1b[0c" in piece:
                    os.write(self.ours, b"\x1b[?62;22c")
                self.seen += piece
        return SEQUENCE.sub(b"", self.seen).decode("utf-8", "replace")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture(params=sorted(BEGIN))
def shell(request, tmp_path):
    """A shell in which completion was set up as the docs say."""
    command, setup = BEGIN[request.param]
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    program = tmp_path / "govbudget"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m govbudget "$@"\n')
    program.chmod(0o755)
    made = Shell(
        command,
        {
            **os.environ,
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "INPUTRC": "/dev/null",
        },
    )
    try:
        made.type(f"{setup}; echo rea''dy\r")
        made.waits_for("ready\r\n")
        yield made
    finally:
        made.close()


@pytest.mark.parametrize(
    ("typed", "appears", "tabulators"),
    [
        ("govbudget conve", "rt", 1),
        ("govbudget rule years.f", "oreign", 1),
        ("govbudget explain 行政事业单位养老", "支出", 1),
        # bash lists what is several at the second time.
        ("govbudget explain 20805", "2080505", 2),
    ],
)
def test_what_is_begun_is_completed(shell, typed, appears, tabulators):
    shell.type(typed)
    shell.waits_for(typed)
    shell.type("\t")
    if tabulators > 1:
        time.sleep(0.2)
        os.write(shell.ours, b"\t")
    shell.waits_for(appears)
