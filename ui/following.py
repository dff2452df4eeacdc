"""Parts of the window that are told of the session, of what changed in it, and of its jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.reading.workspace import JobChanged, SessionBegun, SessionLeft, TopicChanged, Workspace

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession


class FollowsSession(Protocol):
    def set_session(self, session: ReadingSession | None) -> None:
        """A session begins, or is left."""


class FollowsTopics(FollowsSession, Protocol):
    def session_changed(self, topic: str) -> None:
        """`app.reading.changing.Topic`."""


class FollowsJobs(Protocol):
    def job_changed(self, job: Job) -> None:
        """A job is on its way, or ended."""


def follow_session(workspace: Workspace, part: FollowsSession) -> None:
    workspace.listen(SessionBegun, lambda event: part.set_session(event.session))
    workspace.listen(SessionLeft, lambda _event: part.set_session(None))


def follow_topics(workspace: Workspace, part: FollowsTopics) -> None:
    follow_session(workspace, part)
    workspace.listen(TopicChanged, lambda event: part.session_changed(event.topic))


def follow_jobs(workspace: Workspace, part: FollowsJobs) -> None:
    workspace.listen(JobChanged, lambda event: part.job_changed(event.job))
