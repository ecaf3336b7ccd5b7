"""Documents that are read in processes of their own, within limits."""

import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.io import kept_children
from govbudget.io.children import Child, call_apart, in_children
from govbudget.io.idle import idle
from govbudget.io.kept_children import kept_child

TABLE = "科目编码,科目名称,合计\n201,一般公共服务支出,10\n20126,档案事务,10\n"
SMALL = gb.Limits(seconds=30, memory=300_000_000)


@pytest.fixture(autouse=True)
def _importable(monkeypatch, root):
    # The other process imports this module by its name.
    monkeypatch.syspath_prepend(str(root))


def warned(number):
    warnings.warn("to be told", UserWarning, stacklevel=1)
    return number + 1


def kept(number):
    """The process that it is called in."""
    return os.getpid() if number else os._exit(3)


def filled(_):
    return len(b"x" * 10**9)


def raised(path):
    raise gb.UnreadableFile(path, "it is odd")


class Odd(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} {two}")


def odd(_):
    raise Odd(1, 2)


class TestCalls:
    def test_what_it_gives_and_what_it_warns_of(self):
        with pytest.warns(UserWarning, match="to be told"):
            assert call_apart("a", SMALL, warned, 1) == 2

    def test_what_it_raises(self):
        with pytest.raises(gb.UnreadableFile) as caught:
            call_apart("a", SMALL, raised, "b.txt")
        assert (caught.value.path, caught.value.reason) == ("b.txt", "it is odd")

    def test_what_cannot_be_handed_over_is_said(self):
        with pytest.raises(gb.GovBudgetError, match="Odd"):
            call_apart("a", SMALL, odd, 1)

    def test_too_long(self):
        with pytest.raises(gb.LimitExceeded, match="longer than 0.5 seconds"):
            call_apart("a", gb.Limits(seconds=0.5), time.sleep, 60)

    def test_too_much(self):
        with pytest.raises(gb.LimitExceeded, match="more than 300 million bytes"):
            call_apart("a", SMALL, filled, 1)

    def test_brought_down(self):
        with pytest.raises(gb.LimitExceeded, match="ends the process"):
            call_apart("a", SMALL, kept, 0)

    def test_one_process_for_many_and_another_after_a_fall(self):
        with Child(SMALL) as child:
            first = child.call("a", kept, 1)
            assert child.call("b", kept, 2) == first
            with pytest.raises(gb.LimitExceeded):
                child.call("c", kept, 0)
            assert child.call("d", kept, 3) != first

    def test_a_child_of_a_large_process_is_used_again(self):
        """It has not taken what whoever started it has."""
        large = b"x" * 400_000_000
        with Child(SMALL) as child:
            assert child.call("a", kept, 1) == child.call("b", kept, 2)
        assert large

    def test_side_by_side(self):
        tasks = [(str(number), number) for number in range(6)]
        found = dict(in_children(kept, tasks, 2, SMALL))
        assert isinstance(found.pop(0), gb.LimitExceeded)
        assert len(found) == 5

    def test_what_is_raised_ends_all(self):
        with pytest.raises(gb.UnreadableFile):
            list(in_children(raised, [("a", "a"), ("b", "b")], 1, SMALL))


class TestLimits:
    @pytest.mark.parametrize("wrong", [{"seconds": 0}, {"seconds": float("nan")}, {"memory": 1000}])
    def test_refused(self, wrong):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            gb.Limits(**wrong)

    def test_the_public_functions(self, tmp_path):
        path = tmp_path / "2024.csv"
        path.write_text(TABLE, encoding="utf-8")
        limits = gb.Limits()

        assert gb.open_tables(str(path), limits=limits) == gb.open_tables(str(path))
        assert gb.load(path, limits=limits) == gb.load(path)
        assert gb.read_disclosure(path, limits=limits) == gb.read_disclosure(path)
        with pytest.raises(gb.LimitExceeded):
            gb.read_disclosure(path, limits=gb.Limits(seconds=0.001))


def asked(*arguments, **named):
    return subprocess.run(
        [sys.executable, "-m", "govbudget", *arguments],
        capture_output=True,
        text=True,
        check=False,
        **named,
    )


class TestCommands:
    @pytest.fixture
    def long(self, tmp_path):
        path = tmp_path / "long.txt"
        path.write_text("2024年支出预算10.00万元，增长10.00%。\n" * 400_000, encoding="utf-8")
        return str(path)

    @pytest.mark.parametrize("command", ["read", "check", "map", "reconcile"])
    def test_too_long(self, long, command):
        done = asked(command, long, "--seconds", "0.1")
        assert done.returncode == 2
        assert not done.stdout
        assert len(done.stderr.splitlines()) == 1
        assert "0.1" in done.stderr
        assert "--seconds" in done.stderr

    def test_who_reads_the_output_may_take_his_time(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text(TABLE * 3_000, encoding="utf-8")
        command = f"{sys.executable} -m govbudget map {path} --seconds 20 | (sleep 2; wc -l)"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert int(done.stdout) > 3_000

    def test_who_is_ended_ends_what_it_has_started(self, long):
        process = subprocess.Popen(
            [sys.executable, "-m", "govbudget", "check", long], stdout=subprocess.DEVNULL
        )
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not Path("/proc/self").exists():
            process.kill()
            return
        until = time.monotonic() + 60
        while not (found := children.read_text().split()) and time.monotonic() < until:
            time.sleep(0.01)
        process.kill()
        process.wait()
        while Path(f"/proc/{found[0]}").exists() and time.monotonic() < until:
            time.sleep(0.05)
        state = Path(f"/proc/{found[0]}/stat")
        assert not state.exists() or state.read_text().split()[2] == "Z"

    @pytest.mark.parametrize("wrong", ["many", "100", "1K"])
    def test_memory_that_is_none(self, long, wrong):
        done = asked("read", long, "--memory", wrong)
        assert done.returncode == 2
        assert wrong in done.stderr

    def test_the_old_name(self, tmp_path):
        path = tmp_path / "a.csv"
        path.write_text(TABLE, encoding="utf-8")
        done = asked("read", str(path), "--timeout", "60")
        assert done.returncode == 0
        assert "--seconds" in done.stderr


@pytest.fixture
def limits():
    """Bounds of which no process is kept yet."""
    asked = gb.Limits(seconds=30, memory=301_000_000)
    yield asked
    for child in idle(Child.close, asked):
        child.close()
    idle(Child.close, asked).clear()


class TestKept:
    def test_the_next_part_has_the_process_of_the_last(self, limits):
        with kept_child(limits) as child:
            first = child.call("a", kept, 1)
        with kept_child(limits) as child:
            assert child.call("a", kept, 1) == first

    def test_two_at_a_time_have_one_each(self, limits):
        with kept_child(limits) as one, kept_child(limits) as other:
            assert one.call("a", kept, 1) != other.call("a", kept, 1)

    def test_other_limits_have_another(self, limits):
        with kept_child(limits) as child:
            first = child.call("a", kept, 1)
        with kept_child(SMALL) as child:
            assert child.call("a", kept, 1) != first
            child.close()

    def test_none_is_kept_of_one_that_was_left_at_work(self, limits):
        with pytest.raises(KeyboardInterrupt), kept_child(limits) as child:
            raise KeyboardInterrupt
        assert child.closed
        with kept_child(limits) as other:
            assert other is not child

    def test_one_that_ended_while_it_waited_is_started_again(self, limits, monkeypatch):
        monkeypatch.setattr(kept_children, "_IDLE", 0.01)
        with kept_child(limits) as child:
            first = child.call("a", kept, 1)
            child._process.wait(30)
        with kept_child(limits) as again:
            assert again is child
            assert again.call("a", kept, 1) != first
