"""A file that one run holds."""

import os

from govbudget.io.locking import is_held_alone, let_go, opened_for_a_run


def test_held_until_it_is_let_go_of(tmp_path):
    path = str(tmp_path / "a")
    first, second = opened_for_a_run(path), opened_for_a_run(path)

    assert is_held_alone(first)
    assert not is_held_alone(second)
    let_go(first)
    let_go(first)
    assert is_held_alone(second)
    let_go(second)


def test_a_process_that_has_it_open_too_does_not_hold_it_on(tmp_path):
    path = str(tmp_path / "a")
    first, second = opened_for_a_run(path), opened_for_a_run(path)
    assert is_held_alone(first)
    # What a process that is just started has until it becomes another program.
    copy = os.dup(first.fileno())

    first.write(b"whole")
    let_go(first)

    assert is_held_alone(second)
    assert second.read() == b"whole"
    os.close(copy)
    let_go(second)
