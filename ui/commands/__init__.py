"""What the actions do, one module a subject; `ui/actions.py` says which action calls which function.

A command is called with the window; a checkable action's with `checked` too, one of an exclusive group
with the action's id.
"""
