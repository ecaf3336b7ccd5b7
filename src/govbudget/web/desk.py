"""What all requests of a page share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from govbudget.base.messages import Language
from govbudget.disclosure.accepting import AcceptList
from govbudget.disclosure.checks.configuration import Configured
from govbudget.web.accepting import KeptList
from govbudget.web.batches import Batches
from govbudget.web.templates import environment

if TYPE_CHECKING:
    from starlette.requests import Request

    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["Desk"]


@frozen(eq=False)
class Desk:
    """What all requests of a page share.

    Attributes:
        batches: what was dropped.
        kept: the accept list.
        language: the language of whoever has chosen none on the page.
        cookie: the name of the cookie for the language.
        configured: what the settings file says.
        templates: what renders the pages.
    """

    batches: Batches
    kept: KeptList
    language: Language
    cookie: str = "govbudget-language"
    configured: Configured = field(factory=Configured)
    templates: Any = field(factory=environment)

    def language_of(self, request: Request) -> Language:
        """The language that a reader has chosen, now or before.

        Args:
            request: what asks.
        """
        for asked in (request.query_params.get("lang"), request.cookies.get(self.cookie)):
            if asked in {"zh", "en"}:
                return cast("Language", asked)
        return self.language

    def accepted(self, report: CheckReport | None) -> CheckReport | None:
        """A report with what is accepted apart, as the list is now.

        Args:
            report: the report; None where there is none.
        """
        if report is None:
            return None
        return self.kept.known().joined(self.others).apply(report)

    @property
    def others(self) -> AcceptList:
        """What the accept lists hold that the settings file names, as they are now."""
        known = AcceptList()
        for path in self.configured.accept:
            if os.path.realpath(path) != os.path.realpath(self.kept.path):
                known = known.joined(AcceptList.read(path))
        return known
