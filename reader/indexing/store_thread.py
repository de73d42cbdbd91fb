"""The thread in which a refresh reads and writes the library: in turn, and never on the event loop."""

import asyncio
import time
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, ParamSpec, Self, TypeVar

from reader.store.database import Database

P = ParamSpec("P")
T = TypeVar("T")

TOGETHER_S = 0.2
"""What waits already is written in one transaction, but no more is begun after so long: others want to write too."""
_END = object()


class _Work(NamedTuple):
    do: Callable[[], object]
    done: "asyncio.Future[Any]"


class StoreThread:
    """One thread. What was handed to it is carried out to its end, also where nobody waits for it any more.

    What waits there is written in one transaction: 200 small ones take three times as long as one large one. Nobody is
    told that his work is done before it is committed; where one piece fails, each is done in a transaction of its own.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: SimpleQueue[_Work | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="store", daemon=True)

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiting.put(None)
        self._thread.join()

    async def do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `work` gives; it waits for all that was handed in before."""
        done: asyncio.Future[T] = self._loop.create_future()
        self._waiting.put(_Work(lambda: work(*args, **kwargs), done))
        return await done

    async def go_through(self, steps: Iterator[object]) -> None:
        """Does work in steps, each in a transaction of its own, to the end of them."""
        while await self.do(next, steps, _END) is not _END:
            pass

    def _run(self) -> None:
        goes_on = True
        while goes_on and (first := self._waiting.get()):
            group, found = [first], list[object]()
            until = time.monotonic() + TOGETHER_S
            try:
                with self._database.together():
                    for work in group:
                        found.append(work.do())
                        goes_on = self._take_along(group, until)
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                if len(group) == 1:
                    self._tell([(first.done, None, error)])
                else:
                    for work in group:
                        self._do_alone(work)
            else:
                self._tell([(work.done, result, None) for work, result in zip(group, found, strict=True)])

    def _do_alone(self, work: _Work) -> None:
        """Does once more what was taken back because of another's failure, in a transaction of its own."""
        try:
            with self._database.together():
                result = work.do()
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            self._tell([(work.done, None, error)])
        else:
            self._tell([(work.done, result, None)])

    def _take_along(self, group: list[_Work], until: float) -> bool:
        """Adds one more to a group, where one waits and there is time; False where nothing more will come."""
        if self._waiting.empty() or time.monotonic() > until:
            return True
        work = self._waiting.get()
        if work is None:
            return False
        group.append(work)
        return True

    def _tell(self, results: "list[tuple[asyncio.Future[Any], object, BaseException | None]]") -> None:
        self._loop.call_soon_threadsafe(_settle, results)


def _settle(results: "list[tuple[asyncio.Future[Any], object, BaseException | None]]") -> None:
    for done, result, error in results:
        if done.done():
            continue  # nobody waits any more
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)
