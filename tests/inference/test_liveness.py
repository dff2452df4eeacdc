"""Patience with a process counts what it does, not what the machine does."""

from __future__ import annotations

from inference.liveness import Mark, Pulse, Usage


def waited(*looks):
    """looks: (now_s, cpu_s, runnable), or (now_s, None) where the system says nothing."""
    pulse = Pulse(1, 0.0, read=lambda _pid: given[0])
    for now_s, *usage in looks:
        given = [None if usage[0] is None else Usage(*usage)]
        pulse.look(now_s)
    return pulse.waited_s(Mark())


def test_work_without_a_result_counts_as_long_as_it_takes_of_the_processor():
    assert waited((0, 0.0, True), (1, 0.5, True), (2, 1.0, True)) == 1.0


def test_a_process_that_gets_no_processor_is_not_waited_for():
    assert waited((0, 3.0, True), *((second, 3.0, True) for second in range(1, 60))) == 0.0


def test_rest_counts():
    assert waited((0, 3.0, False), (1, 3.0, False), (2, 3.0, False)) == 2.0


def test_a_watcher_who_stood_still_counts_nothing():
    assert waited((0, 3.0, False), (35, 3.0, False)) == 0.0


def test_without_a_word_of_the_system_the_clock_counts():
    assert waited((1, None), (2, None), (3, None)) == 3.0
