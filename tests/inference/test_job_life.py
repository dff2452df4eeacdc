"""The life of jobs, whatever order things happen in: each that was accepted ends exactly once."""

from __future__ import annotations

import collections
import time
from collections.abc import Callable
from typing import IO

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from played_worker import INFO, PATIENCE_S, PlayedWorker

from eyetracking.wire import Child, Transport
from inference import api
from inference.client import InferenceClient
from inference.job_queue import QueueFull, WorkerUnavailable
from inference.messages import Done, Event, Failed, Log, Progress, Started, Token, WorkerState
from inference.worker_life import Policy

PHRASES = ("effusion", "edema", "mass")


class JobLife(RuleBasedStateMachine):
    """The test plays the worker and the reader; the client between them is the real one."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Event] = []
        self.workers: list[PlayedWorker] = []
        self.accepted: dict[str, str] = {}
        """job -> its phrase."""
        self.cancelled: set[str] = set()
        self.kills: collections.Counter[str] = collections.Counter()
        self.barriers = 0
        self.client = InferenceClient(self.heard.append)

    @initialize(patient=st.booleans())
    def begin(self, *, patient: bool) -> None:
        """patient: a cancelled job is given for ever to stop; else its worker is told to end at once."""
        policy = Policy(
            cancel_grace_s=3600.0 if patient else 0.0,
            kill_grace_s=3600.0,
            backoff_s=(0.0,),
            crash_limit=3,
            crash_window_s=3600.0,
            queue_limit=3,
            kills_to_quarantine=2,
        )
        self.client = InferenceClient(self.heard.append, models=[], policy=policy, start_worker=self._start)
        self.client.start()
        self.settle()

    def _start(self, stderr: IO[bytes]) -> tuple[Child, Transport]:
        worker = PlayedWorker()
        self.workers.append(worker)
        return worker.start(stderr)

    # where things stand

    @property
    def worker(self) -> PlayedWorker:
        return self.workers[-1]

    @property
    def running(self) -> str | None:
        job = self.client._running
        return None if job is None else job.job_id

    @property
    def dead(self) -> bool:
        return self.client.state.state == "dead"

    def finals(self, job: str) -> list[Event]:
        return [e for e in self.heard if isinstance(e, Done | Failed) and e.job_id == job]

    def settle(self) -> None:
        """Until everything that was set going has come to rest."""
        self._until(lambda: self.dead or (self.client._life is not None and not self.client._life.gone))
        if self.dead:
            return
        self._until(lambda: self.worker.greeted)
        if self.worker.poll() is not None:
            self._until(lambda: self.dead or self.worker.poll() is None)
            return self.settle()
        self.barriers += 1
        text = f"barrier {self.barriers}"
        self.worker.say(Log(level="info", text=text))
        self._until(lambda: any(isinstance(e, Log) and e.text == text for e in self.heard[-200:]))
        job = self.client._running
        if job is not None:
            self._until(lambda: job.job_id in self.worker.runs)
            if job.cancel_at is not None:
                self._until(lambda: job.job_id in self.worker.cancels)
                if self.client._policy.cancel_grace_s == 0.0:
                    self._until(lambda: self.worker.asked_to_end)

    def _until(self, holds: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < deadline, (self.client.state, self.heard[-5:])
            time.sleep(0.0005)

    # the reader

    @rule(phrase=st.sampled_from(PHRASES), first=st.booleans())
    def submit(self, phrase: str, *, first: bool) -> None:
        frame = self.client.put_image(np.full((4, 4), PHRASES.index(phrase), np.uint16))
        image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="i")
        request = api.Explain(image=image, phrase=phrase)
        waiting = len(self.client._queued)
        if self.dead:
            with pytest.raises(WorkerUnavailable):
                self.client.submit(request, first=first)
            return
        if waiting == 3 and self.kills[phrase] < 2:
            with pytest.raises(QueueFull):
                self.client.submit(request, first=first)
            return
        job = self.client.submit(request, first=first)
        self.accepted[job] = phrase
        self.settle()
        if self.kills[phrase] >= 2:
            self._until(lambda: bool(self.finals(job)))
            assert "twice" in self.finals(job)[0].message  # type: ignore[union-attr]

    @precondition(lambda self: self.accepted)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        """Any job at all, also one that has ended."""
        job = data.draw(st.sampled_from(sorted(self.accepted)))
        self.cancelled.add(job)
        self.client.cancel(job)
        self.settle()

    @precondition(lambda self: self.dead)
    @rule()
    def start_again(self) -> None:
        workers = len(self.workers)
        self.client.start()
        self._until(lambda: len(self.workers) > workers)
        self.settle()

    # the worker

    @precondition(lambda self: not self.dead and not self.client._life.ready)
    @rule()
    def become_ready(self) -> None:
        if not self.worker.asked_to_end:
            self.worker.ready()
            self.settle()

    @precondition(lambda self: self.running)
    @rule()
    def work(self) -> None:
        job = self.running
        assert job is not None
        for message in (Started(job_id=job), Progress(job_id=job, fraction=0.5, text="half")):
            self.worker.say(message)
        self.worker.say(Token(job_id=job, text="word"))
        self.settle()

    @precondition(lambda self: self.running)
    @rule(done=st.booleans(), kind=st.sampled_from(("oom", "input", "internal")))
    def answer(self, *, done: bool, kind: str) -> None:
        job = self.running
        assert job is not None
        kind = "cancelled" if job in self.worker.cancels else kind
        late, workers = self.worker.asked_to_end, len(self.workers)
        self.worker.say(self._done(job) if done else Failed(job_id=job, kind=kind, message="m"))  # type: ignore[arg-type]
        if late:
            self._until(lambda: len(self.workers) > workers)
        self.settle()

    @precondition(lambda self: self.accepted and not self.dead)
    @rule(data=st.data())
    def speak_of_what_has_ended(self, data: st.DataObject) -> None:
        """A second end, or a word after the end, of a job that runs no more (or never ran)."""
        job = data.draw(st.sampled_from(sorted(self.accepted)))
        if job != self.running:
            self.worker.say(Token(job_id=job, text="late"))
            self.worker.say(self._done(job))
            self.settle()

    @precondition(lambda self: not self.dead)
    @rule()
    def die(self) -> None:
        job = self.running
        if job is not None and not self.worker.asked_to_end:
            self.kills[self.accepted[job]] += 1
        workers = len(self.workers)
        self.worker.end(-11)
        self._until(lambda: self.dead or len(self.workers) > workers)
        self.settle()

    @staticmethod
    def _done(job: str) -> Done:
        return Done(
            job_id=job, result=api.EmbedResult(image=[1.0], texts=[], models=[INFO], seed=0), seconds=0.0
        )

    # what holds whatever happens

    @invariant()
    def no_job_ends_twice(self) -> None:
        ends = collections.Counter(e.job_id for e in self.heard if isinstance(e, Done | Failed))
        assert set(ends.values()) <= {1}, ends

    @invariant()
    def only_what_was_cancelled_ends_as_cancelled(self) -> None:
        ended = {e.job_id for e in self.heard if isinstance(e, Failed) and e.kind == "cancelled"}
        assert ended <= self.cancelled

    @invariant()
    def nothing_is_heard_of_a_job_after_its_end(self) -> None:
        over = set()
        for event in self.heard:
            if isinstance(event, Done | Failed):
                over.add(event.job_id)
            elif not isinstance(event, WorkerState | Log):
                assert event.job_id not in over

    @invariant()
    def what_killed_two_workers_is_not_sent_again(self) -> None:
        sent = collections.Counter(self.accepted[job] for w in self.workers for job in w.runs)
        ended = collections.Counter(
            self.accepted[e.job_id] for e in self.heard if isinstance(e, Done | Failed)
        )
        for phrase, kills in self.kills.items():
            assert kills <= 2
            assert sent[phrase] <= ended[phrase] + 1

    def teardown(self) -> None:
        self.client.stop()
        ends = collections.Counter(e.job_id for e in self.heard if isinstance(e, Done | Failed))
        assert ends == collections.Counter(self.accepted.keys())
        assert self.client._running is None
        assert not self.client._queued


TestJobLife = JobLife.TestCase
TestJobLife.settings = settings(max_examples=25, stateful_step_count=30)
