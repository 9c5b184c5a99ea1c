"""Processes that do one thing at a time: one that dies costs the thing that it held.

The libraries that read files are written in C, and a file can be made to crash them: then the
process is gone, its dossier says so, and a new process goes on with the next. None outlives the
program that started it.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from time import monotonic
from typing import Any

SPAWN = get_context("spawn")
LOOKED = 5  # seconds after which silence is noticed
Told = Callable[[int], None]
Do = Callable[[Any, Told], Any]  # a thing and whom to tell the steps → the answer, never None
Died = Callable[[Any, str], Any]  # a thing and what became of its process → the answer


def answers(
    things: Iterator[Any], do: Do, died: Died, *,
    jobs: int, memory: int = 0, patience: float = 900, told: Told | None = None,
) -> Iterator[tuple[Any, Any]]:  # fmt: skip
    """Each thing with its answer, as they come.

    `memory` bounds what a process may take, in bytes, 0 leaves it free. One that says nothing for
    `patience` seconds is ended, like one that died. `told` hears the steps of all processes.
    """
    with ExitStack() as stack:
        room = stack.enter_context(tempfile.TemporaryDirectory(prefix="hengyuan-"))
        crew = [_Worker(do, died, room, memory) for _ in range(jobs)]
        for worker in crew:
            stack.callback(worker.end)
        busy = [worker for worker in crew if worker.take_up(things)]
        while busy:
            ready = wait([worker.line for worker in busy], timeout=min(patience, LOOKED))
            for worker in list(busy):
                thing = worker.thing
                if worker.line in ready:
                    answer = worker.hear()
                elif monotonic() - worker.heard > patience:
                    answer = worker.bury("没有回应")
                else:
                    continue
                if told:
                    told(sum(each.steps for each in crew))
                if answer is not None:
                    yield thing, answer
                    if not worker.take_up(things):
                        busy.remove(worker)


class _Worker:
    """One process at a time, begun when there is something to do."""

    def __init__(self, do: Do, died: Died, room: str, memory: int) -> None:
        self._given = (do, room, memory)
        self._died = died
        self._process: Any = None
        self.line: Any = None
        self.thing: Any = None
        self.steps = 0  # of this thing
        self.heard = 0.0

    def take_up(self, things: Iterator[Any]) -> bool:
        """Begin with the next thing, if there is one."""
        for thing in things:
            if self._process is None:
                self._begin()
            self.thing, self.steps, self.heard = thing, 0, monotonic()
            with suppress(OSError):  # it died while it waited: heard when no answer comes
                self.line.send(thing)
            return True
        return False

    def hear(self) -> Any:
        """The answer; None if it was only a step."""
        try:
            step, answer = self.line.recv()
        except (EOFError, OSError):
            self._process.join(LOOKED)
            code = self._process.exitcode
            return self.bury(signal.Signals(-code).name if code and code < 0 else f"{code}")
        self.heard = monotonic()
        self.steps = step or self.steps
        return answer

    def bury(self, cause: str) -> Any:
        """End the process and say what became of it."""
        self.end()
        return self._died(self.thing, f"读取程序中断（{cause}），此前读到第 {self.steps} 页")

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.line.close()
            self._process = None

    def _begin(self) -> None:
        self.line, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_serve, args=(theirs, *self._given), daemon=True)
        self._process.start()
        theirs.close()


def _serve(line: Connection, do: Do, room: str, memory: int) -> None:
    """What the process does until nothing more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that started it says when to stop
    Thread(target=_end_with_parent, args=(room,), daemon=True).start()
    tempfile.tempdir = room
    _bound(memory)
    while True:
        try:
            thing = line.recv()
        except (EOFError, OSError):
            return
        line.send((0, do(thing, lambda step: line.send((step, None)))))


def _bound(memory: int) -> None:
    """A file that would take more than its share fails, and the machine does not."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _end_with_parent(room: str) -> None:
    """When the program that started this is gone: leave nothing unpacked, and go too."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        shutil.rmtree(room, ignore_errors=True)
        os._exit(1)
