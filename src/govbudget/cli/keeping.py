"""What the check of many documents writes as each is done, and keeps whatever ends it."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, because, of_system
from govbudget.io.destination import replacing
from govbudget.io.own_reports import is_own_report

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from contextlib import AbstractContextManager
    from types import FrameType

    from govbudget.cli.check_work import Outcome, Task
    from govbudget.disclosure.reporting import Language, ListedDocument

__all__ = ["Keeper", "is_folder", "keeper_of", "stoppable"]

_INDEX = "index.html"


class Keeper(Protocol):
    """Writes the outcome of each document when it is there, and the whole at the end."""

    def write(self, outcome: Outcome) -> None:
        """Write what came of a document."""

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        """Put the whole in its place: all outcomes that there are, in the order of the list."""

    def close(self) -> None:
        """Leave nothing behind that says nothing."""


def is_folder(output: str | None) -> bool:
    """Whether an output is named as a folder.

    >>> is_folder("reports/"), is_folder("report.html"), is_folder(None)
    (True, False, False)
    """
    return output is not None and output.endswith(("/", os.sep))


def keeper_of(output: str | None, language: Language, tasks: Sequence[Task]) -> Keeper | None:
    """What writes as it goes; None where all is written at the end.

    Args:
        output: a folder for a page of each document, or a file of JSON Lines.
        language: the language of the pages.
        tasks: the documents.

    Raises:
        GovBudgetError: it would write over what is no report, or cannot be written.
    """
    if output is None or not tasks:
        return None
    if is_folder(output):
        return _Pages(output, language, tasks)
    if len(tasks) > 1 and output.lower().endswith((".jsonl", ".ndjson")):
        target = os.path.realpath(output)
        if not os.path.exists(target) or os.path.isfile(target):  # noqa: PTH110, PTH113
            from govbudget.cli.kept_lines import KeptLines

            return KeptLines(output, target + ".part")
    return None


@contextmanager
def stoppable() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Makes every signal that asks for the end a KeyboardInterrupt, never in the midst of writing.

    Yields:
        What to hold while something is written: a signal waits until it is done.
    """
    writing = asked = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal asked
        asked = True
        if not writing:
            raise KeyboardInterrupt

    @contextmanager
    def whole() -> Generator[None]:
        nonlocal writing
        writing = True
        try:
            yield
        finally:
            writing = False
        if asked:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield whole
        return
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield whole
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


class _Pages:
    """A page a document, by its number, and an overview of them."""

    def __init__(self, folder: str, language: Language, tasks: Sequence[Task]) -> None:
        self._folder = folder
        self._language = language
        width = max(3, len(str(len(tasks))))
        self._names = {one.name: f"{one.number:0{width}}.html" for one in tasks}
        self._listed: dict[str, ListedDocument] = {}
        try:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        except OSError as error:
            raise GovBudgetError(
                because("output.system", output=folder, why=of_system(error))
            ) from error
        for name in (*self._names.values(), _INDEX):
            page = os.path.join(folder, name)  # noqa: PTH118
            if os.path.lexists(page) and not is_own_report(page):
                raise GovBudgetError(Message("cli.no_report_of_ours", path=page))

    def write(self, outcome: Outcome) -> None:
        from govbudget.disclosure.reporting import html_page, listed

        if outcome.section is None or outcome.report is None:
            return
        name = self._names[self._first(outcome)]
        self._put(name, html_page([outcome.section], language=self._language, home=_INDEX))
        self._listed[outcome.path] = listed(
            outcome.report, outcome.section, name, self._folder, self._language
        )

    def _first(self, outcome: Outcome) -> str:
        """What a document is named by: of two files that were joined the first."""
        files = outcome.report.files if outcome.report is not None else ()
        return outcome.path if outcome.path in self._names else files[0]

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        from govbudget.disclosure.reporting import Unchecked, overview_page

        found = (self._listed.get(one.path) for one in outcomes)
        unchecked = [
            Unchecked(one.path, one.problem.render(self._language))
            for one in outcomes
            if one.problem
        ]
        self._put(_INDEX, overview_page([*filter(None, found)], unchecked, language=self._language))

    def close(self) -> None:
        pass

    def _put(self, name: str, page: str) -> None:
        with replacing(os.path.join(self._folder, name)) as file:  # noqa: PTH118
            file.write(page.encode("utf-8", "backslashreplace"))
