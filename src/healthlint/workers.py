"""Work on many texts in several processes, with the results of one process: each item's own, in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from healthlint.discovery import Target

T = TypeVar("T")
_WORTH = 100_000  # bytes of text for which a process pays: it compiles its patterns itself
_BATCH = 8  # targets that go to a process at once
_AHEAD = 4  # batches for each process that are under way: results wait in memory no longer than that


class Plan(NamedTuple, Generic[T]):
    """How to work: ``make(*arguments)`` gives, in each process, the function of a target; ``died`` stands in for it."""

    make: Callable[..., Callable[[Target], T]]
    arguments: tuple[Any, ...]
    died: Callable[[Target], T]


def results(plan: Plan[T], targets: Sequence[Target]) -> Generator[T, None, None]:
    """The result for each target, in order. A target whose process dies gets ``plan.died``; the others go on."""
    processes = _processes(targets)
    if processes > 1:
        yield from _Pool(plan, targets, processes).results()
    else:
        yield from map(plan.make(*plan.arguments), targets)


def _processes(targets: Sequence[Target]) -> int:
    size = sum(_size(target) for target in targets)
    return min(_cores(), size // _WORTH, len(targets) // _BATCH)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _size(target: Target) -> int:
    try:
        return len(target.data) if target.data is not None else Path(target.path).stat().st_size
    except OSError:  # told when it is read
        return 0


class _Pool(Generic[T]):
    def __init__(self, plan: Plan[T], targets: Sequence[Target], processes: int) -> None:
        self._plan, self._processes = plan, processes
        self._batches = deque(targets[at : at + _BATCH] for at in range(0, len(targets), _BATCH))

    def results(self) -> Iterator[T]:
        from concurrent.futures.process import BrokenProcessPool

        while self._batches:
            try:
                yield from self._run()
            except BrokenProcessPool:  # nobody knows which batch did it: the next one goes target by target
                for target in self._batches.popleft():
                    yield self._alone(target)

    def _executor(self, processes: int) -> Any:
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(processes, initializer=_prepare, initargs=(self._plan.make, self._plan.arguments))

    def _run(self) -> Iterator[T]:
        """The results of the batches, each of which leaves the queue when it is done."""
        import multiprocessing

        executor = self._executor(self._processes)
        try:
            under_way = (executor.submit(_check, batch) for batch in list(self._batches))
            window = deque(islice(under_way, self._processes * _AHEAD))
            while window:
                done = window.popleft().result()
                self._batches.popleft()
                yield from done
                window.extend(islice(under_way, 1))
        except BaseException:  # an interruption waits for nobody, and not for the threads of the executor either
            for process in multiprocessing.active_children():
                process.kill()
            executor.shutdown(wait=False, cancel_futures=True)
            raise
        executor.shutdown()

    def _alone(self, target: Target) -> T:
        from concurrent.futures.process import BrokenProcessPool

        with self._executor(1) as executor:
            try:
                result: T = executor.submit(_check, [target]).result()[0]
                return result
            except BrokenProcessPool:
                return self._plan.died(target)


_work: Callable[[Target], Any]  # of a process of a pool


def _prepare(make: Callable[..., Callable[[Target], Any]], arguments: tuple[Any, ...]) -> None:
    import signal

    global _work  # noqa: PLW0603 - a process of a pool has no other place for it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    _work = make(*arguments)


def _check(targets: Sequence[Target]) -> list[Any]:
    return [_work(target) for target in targets]
