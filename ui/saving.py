"""The session is written soon after it changed, what is typed sooner; what could not be written is said."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.reading.session import ReadingSession
from app.reading.workspace import AllSaved, NotSaved, Saved, ToBeSaved, TopicChanged, Typed, Workspace
from ui.languages import tr
from ui.later import once
from ui.panels.message_bar import MessageArea
from ui.shell import Shell

SAVE_AFTER_MS = 1200
TYPED_AFTER_MS = 250
"""What is typed in the report is on the disk at the latest after this."""


class Saving(QObject):
    """One for the window."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace = shell, workspace
        self._save = once(self, SAVE_AFTER_MS, self.now)
        self._typed = once(self, TYPED_AFTER_MS, workspace.keep_typed)
        workspace.listen(TopicChanged, self._changed)
        workspace.listen(ToBeSaved, self.later)
        workspace.listen(Typed, self._typed_in)
        workspace.listen(Saved, lambda _event: shell.messages.forget("journal"))
        workspace.listen(NotSaved, self._say_not_saved)
        workspace.listen(AllSaved, lambda _event: shell.messages.forget("save"))

    def later(self, _event: object = None) -> None:
        if not self._save.isActive():
            self._save.start()

    def now(self) -> None:
        self._save.stop()
        self._workspace.save()

    def _changed(self, event: TopicChanged) -> None:
        if event.topic in ("annotations", "anatomy", "report"):
            say_journal_problem(self._shell.messages, event.session)
        elif event.topic == "refused":
            self._say_refused(event.session)
        self.later()

    def _typed_in(self, event: Typed) -> None:
        session = self._workspace.session
        if event.kept and session is not None:
            say_journal_problem(self._shell.messages, session)
        elif not event.kept and not self._typed.isActive():
            self._typed.start()

    def _say_refused(self, session: ReadingSession) -> None:
        self._shell.check("mark_read", checked=bool(session.marked_read_at))
        self._shell.messages.say(
            tr("Not changed: this study is open in another RadGaze window."),
            tr("Close it there, then open it here again."),
            tone="warning",
            key="refused",
            seconds=8,
        )

    def _say_not_saved(self, event: NotSaved) -> None:
        self._shell.messages.say(
            tr("The session was not saved: {strerror}.", strerror=event.error.strerror or event.error),
            tr("Make room or check the rights of {folder}.", folder=event.folder),
            tone="error",
            key="save",
        )


def say_journal_problem(messages: MessageArea, session: ReadingSession, key: str = "journal") -> None:
    """It goes with the next change that could be kept."""
    if session.journal_problem:
        messages.say(
            tr(
                "The last change is not kept yet: {journal_problem}.", journal_problem=session.journal_problem
            ),
            tr("Make room or check the rights of {folder}.", folder=session.folder),
            tone="error",
            key=key,
        )
    else:
        messages.forget(key)
