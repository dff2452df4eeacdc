"""Undo and redo."""

from __future__ import annotations

from app.reading.undo import UndoStack


def stack_with(values, *changes, key=None, step_ms=0):
    stack = UndoStack()
    for number, value in enumerate(changes):
        before = values[-1]
        values.append(value)
        stack.push(
            f"to {value}",
            lambda v=before: values.append(v),
            lambda v=value: values.append(v),
            merge_key=key,
            at_ns=round(number * step_ms * 1e6),
        )
    return stack


def test_undo_and_redo_walk_through_the_changes():
    values = [0]
    stack = stack_with(values, 1, 2)
    stack.undo()
    stack.undo()
    assert values[-1] == 0
    stack.redo()
    assert values[-1] == 1
    assert (stack.undo_text, stack.redo_text) == ("to 1", "to 2")


def test_one_drag_is_one_change():
    values = [0]
    stack = stack_with(values, 1, 2, 3, key="drag 1", step_ms=20)
    stack.undo()
    assert values[-1] == 0
    assert not stack.undo()


def test_the_same_move_after_a_pause_is_another_change():
    values = [0]
    stack = stack_with(values, 1, 2, key="wheel", step_ms=5000)
    stack.undo()
    assert values[-1] == 1


def test_a_new_change_forgets_what_was_undone():
    values = [0]
    stack = stack_with(values, 1)
    stack.undo()
    stack.push("to 9", lambda: None, lambda: None)
    assert not stack.redo()


def test_changes_made_by_undo_are_not_recorded():
    stack = UndoStack()
    stack.push("outer", lambda: stack.push("inner", lambda: None, lambda: None), lambda: None)
    stack.undo()
    assert stack.undo_text is None
