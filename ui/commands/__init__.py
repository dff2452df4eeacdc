"""What the actions do: one module a subject, each with the rows of its actions (`ROWS`) and their functions.

A command is called with the parts of the window (`ui.parts.Parts`); a checkable action's with `checked`,
too, one of an exclusive group with the action's id. A new module in here is found by itself
(`ui.actions.rows`).
"""
