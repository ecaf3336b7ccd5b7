"""China's government budget classification: code trees, their meaning and their arithmetic.

Everything public is importable from here and loaded on first use.

>>> import govbudget as gb
>>> gb.functional(2024)["2159999"].name
'其他资源勘探工业信息等支出'
"""

from __future__ import annotations

# Spelt out, for importing typing would be half of what `import govbudget` costs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from govbudget import amounts, datacheck, errors, frames, jsonform, testing
    from govbudget.amounts import Amount, Unit
    from govbudget.base.cells import NotRead, WhyNot
    from govbudget.book import (
        load,
    )
    from govbudget.charting.records import (
        Chart,
        ChartKind,
        ChartPart,
        ChartSeries,
        LeftOutAmount,
    )
    from govbudget.classification.catalogue import Catalogue, Edition
    from govbudget.classification.changelog import Change, ChangeKind, CodePlace
    from govbudget.classification.codesdata import (
        Codes,
    )
    from govbudget.classification.editions import (
        Editions,
        economic,
        functional,
        government_economic,
        revenue,
    )
    from govbudget.classification.entry import (
        Definition,
        Entry,
    )
    from govbudget.classification.evidence import Judgement, Sighting, Source, SourceKind
    from govbudget.classification.histories import changes, trace
    from govbudget.classification.history import (
        Comparison,
        NotKnown,
        Step,
        Trace,
        Transition,
    )
    from govbudget.classification.localcodes import LocalCode
    from govbudget.classification.movedparts import MovedPart
    from govbudget.classification.notation import (
        ParsedCode,
        is_valid,
        parse,
    )
    from govbudget.classification.openness import OpenList, OpenReason
    from govbudget.classification.tree import (
        Classification,
    )
    from govbudget.classification.vocabulary import (
        Fund,
        Level,
        Scheme,
    )
    from govbudget.correspondences import (
        Conversion,
        Correspondence,
        Pair,
        convert,
        correspondence,
    )
    from govbudget.disclosure.accepting import AcceptList
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.checks.engine import check
    from govbudget.disclosure.checks.records import (
        Accepted,
        CheckFigure,
        CheckFinding,
        CheckMend,
        CheckPlace,
        CheckReport,
        ReportHeader,
        RuleResult,
    )
    from govbudget.disclosure.checks.settings import Settings
    from govbudget.disclosure.comparing.comparison import (
        BudgetComparison,
        ComparedLine,
        LineState,
    )
    from govbudget.disclosure.comparing.sidebyside import compare
    from govbudget.disclosure.comparing.uncompared import UncomparedPart
    from govbudget.disclosure.document import Disclosure, DisclosureFile
    from govbudget.disclosure.opening import read_disclosure
    from govbudget.disclosure.reporting.schema import report_schema
    from govbudget.disclosure.tables import DisclosedTable, TableKind
    from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
    from govbudget.errors import (
        AmbiguousName,
        BrokenRules,
        CorruptData,
        CountedTwice,
        DuplicateCode,
        FigureNotRead,
        GovBudgetError,
        InexactAmount,
        InternalFault,
        LimitExceeded,
        MalformedAmount,
        MalformedCode,
        MalformedLine,
        MalformedTable,
        MissingCode,
        MissingExtra,
        NameMismatch,
        NothingLearnt,
        NotOneDocument,
        PathMismatch,
        UndeterminedCode,
        UnknownCode,
        UnknownCorrespondence,
        UnknownEdition,
        UnknownName,
        UnknownScheme,
        UnknownTerm,
        UnknownWord,
        UnreadableFile,
        UnreadableRows,
        WrongArgument,
        WrongSetting,
    )
    from govbudget.explanation import (
        Brief,
        EntryExplanation,
        LocalUse,
        TermExplanation,
        explain,
    )
    from govbudget.exporting.api import export
    from govbudget.exporting.choices import codelist
    from govbudget.extracting.api import extract
    from govbudget.extracting.records import (
        Extract,
        ExtractedDocument,
        ExtractedFact,
        ExtractedFigure,
        ExtractFailure,
        ExtractState,
    )
    from govbudget.frames.mapping import map_frame
    from govbudget.io.allowance import Limits
    from govbudget.position import Position
    from govbudget.reconciling.columns import ColumnIdentity
    from govbudget.reconciling.deduce import Deduction, deduce
    from govbudget.reconciling.findings import (
        CellRef,
        Explanation,
        Failure,
        Finding,
        Kind,
        Mend,
        MissingRow,
        Reconciliation,
        Severity,
        Slip,
        Untold,
    )
    from govbudget.reconciling.links import Link, LinkFigure, usual_links
    from govbudget.reconciling.opening import open_tables, table_of_frame
    from govbudget.reconciling.table import (
        BudgetTable,
        Cell,
        Role,
        Row,
    )
    from govbudget.reconciling.tables import reconcile
    from govbudget.restating.bridge import Bridge, BridgeGroup, bridge
    from govbudget.restating.records import (
        KeptGroup,
        MovedAmount,
        RestatedKind,
        RestatedLine,
        SeriesRow,
    )
    from govbudget.restating.restate import restate
    from govbudget.restating.restated import Restated
    from govbudget.restating.shares import learn_shares
    from govbudget.rollups.compared import ComparedAmounts, RollUpComparison
    from govbudget.rollups.converted import (
        ConvertedAmount,
        ConvertedGroup,
        ConvertedRollUp,
        ConvertedRow,
        SharedAmount,
    )
    from govbudget.rollups.crossing import CrossedAmount, Crossing, cross
    from govbudget.rollups.grouped import RolledGroup, RollUps
    from govbudget.rollups.international import (
        InternationalEntry,
        InternationalTree,
        international,
    )
    from govbudget.rollups.nesting import NestedLines
    from govbudget.rollups.rolledrows import DoubleCount, RolledRow, UnreadAmount
    from govbudget.rollups.rolledup import RollUp
    from govbudget.rollups.rolling import rollup
    from govbudget.rollups.statedsums import StatedSum
    from govbudget.searching import (
        Hit,
        search,
    )
    from govbudget.site.api import make_site
    from govbudget.site.records import MadeSite
    from govbudget.terms import (
        Glossary,
        Term,
    )

    glossary: Glossary

__version__ = "0.1.0"

__all__ = [
    "AcceptList",
    "Accepted",
    "AmbiguousName",
    "Amount",
    "BodyLevel",
    "Bridge",
    "BridgeGroup",
    "Brief",
    "BrokenRules",
    "BudgetComparison",
    "BudgetTable",
    "Catalogue",
    "Cell",
    "CellRef",
    "Change",
    "ChangeKind",
    "Chart",
    "ChartKind",
    "ChartPart",
    "ChartSeries",
    "Check",
    "CheckFigure",
    "CheckFinding",
    "CheckMend",
    "CheckPlace",
    "CheckReport",
    "Classification",
    "CodePlace",
    "Codes",
    "ColumnIdentity",
    "ComparedAmounts",
    "ComparedLine",
    "Comparison",
    "Conversion",
    "ConvertedAmount",
    "ConvertedGroup",
    "ConvertedRollUp",
    "ConvertedRow",
    "Correspondence",
    "CorruptData",
    "CountedTwice",
    "CrossedAmount",
    "Crossing",
    "Deduction",
    "Definition",
    "DisclosedTable",
    "Disclosure",
    "DisclosureFile",
    "DocumentKind",
    "DoubleCount",
    "DuplicateCode",
    "Edition",
    "Editions",
    "Entry",
    "EntryExplanation",
    "Explanation",
    "Extract",
    "ExtractFailure",
    "ExtractState",
    "ExtractedDocument",
    "ExtractedFact",
    "ExtractedFigure",
    "Failure",
    "FigureNotRead",
    "Finding",
    "Fund",
    "Glossary",
    "GovBudgetError",
    "Hit",
    "InexactAmount",
    "InternalFault",
    "InternationalEntry",
    "InternationalTree",
    "Judgement",
    "KeptGroup",
    "Kind",
    "LeftOutAmount",
    "Level",
    "LimitExceeded",
    "Limits",
    "LineState",
    "Link",
    "LinkFigure",
    "LocalCode",
    "LocalUse",
    "MadeSite",
    "MalformedAmount",
    "MalformedCode",
    "MalformedLine",
    "MalformedTable",
    "Mend",
    "MissingCode",
    "MissingExtra",
    "MissingRow",
    "MovedAmount",
    "MovedPart",
    "NameMismatch",
    "NestedLines",
    "NotKnown",
    "NotOneDocument",
    "NotRead",
    "NothingLearnt",
    "OpenList",
    "OpenReason",
    "Pair",
    "ParsedCode",
    "PathMismatch",
    "Position",
    "Reconciliation",
    "ReportHeader",
    "Restated",
    "RestatedKind",
    "RestatedLine",
    "Role",
    "RollUp",
    "RollUpComparison",
    "RollUps",
    "RolledGroup",
    "RolledRow",
    "Row",
    "RuleResult",
    "Scheme",
    "SeriesRow",
    "Settings",
    "Severity",
    "SharedAmount",
    "Sighting",
    "Slip",
    "Source",
    "SourceKind",
    "StatedSum",
    "Step",
    "TableKind",
    "Term",
    "TermExplanation",
    "Trace",
    "Transition",
    "UncomparedPart",
    "UndeterminedCode",
    "Unit",
    "UnknownCode",
    "UnknownCorrespondence",
    "UnknownEdition",
    "UnknownName",
    "UnknownScheme",
    "UnknownTerm",
    "UnknownWord",
    "UnreadAmount",
    "UnreadableFile",
    "UnreadableRows",
    "Untold",
    "WhyNot",
    "WrongArgument",
    "WrongSetting",
    "__version__",
    "amounts",
    "bridge",
    "changes",
    "check",
    "check_department",
    "codelist",
    "compare",
    "convert",
    "correspondence",
    "cross",
    "datacheck",
    "deduce",
    "economic",
    "errors",
    "explain",
    "export",
    "extract",
    "frames",
    "functional",
    "glossary",
    "government_economic",
    "international",
    "is_valid",
    "jsonform",
    "learn_shares",
    "load",
    "make_site",
    "map_frame",
    "open_tables",
    "parse",
    "read_disclosure",
    "reconcile",
    "report_schema",
    "restate",
    "revenue",
    "rollup",
    "search",
    "table_of_frame",
    "testing",
    "trace",
    "usual_links",
]

_HOMES = {
    "base.cells": ("NotRead", "WhyNot"),
    "amounts": ("Amount", "Unit"),
    "book": ("load",),
    "charting.records": (
        "Chart",
        "ChartKind",
        "ChartPart",
        "ChartSeries",
        "LeftOutAmount",
    ),
    "classification.catalogue": ("Catalogue", "Edition"),
    "classification.localcodes": ("LocalCode",),
    "classification.evidence": ("Judgement", "Sighting", "Source", "SourceKind"),
    "classification.editions": (
        "Editions",
        "economic",
        "functional",
        "government_economic",
        "revenue",
    ),
    "classification.codesdata": ("Codes",),
    "classification.entry": (
        "Definition",
        "Entry",
    ),
    "classification.changelog": ("Change", "ChangeKind", "CodePlace"),
    "classification.history": (
        "Comparison",
        "NotKnown",
        "Step",
        "Trace",
        "Transition",
    ),
    "classification.histories": ("changes", "trace"),
    "classification.movedparts": ("MovedPart",),
    "classification.notation": (
        "ParsedCode",
        "is_valid",
        "parse",
    ),
    "classification.openness": ("OpenList", "OpenReason"),
    "classification.tree": ("Classification",),
    "classification.vocabulary": (
        "Fund",
        "Level",
        "Scheme",
    ),
    "rollups.compared": ("ComparedAmounts", "RollUpComparison"),
    "rollups.converted": (
        "ConvertedAmount",
        "ConvertedGroup",
        "ConvertedRollUp",
        "ConvertedRow",
        "SharedAmount",
    ),
    "correspondences": (
        "Conversion",
        "Correspondence",
        "Pair",
        "convert",
        "correspondence",
    ),
    "rollups.crossing": ("CrossedAmount", "Crossing", "cross"),
    "disclosure.accepting": ("AcceptList",),
    "disclosure.checks.base": ("Check",),
    "disclosure.checks.department": ("check_department",),
    "disclosure.checks.engine": ("check",),
    "disclosure.checks.records": (
        "Accepted",
        "CheckFigure",
        "CheckFinding",
        "CheckMend",
        "CheckPlace",
        "CheckReport",
        "ReportHeader",
        "RuleResult",
    ),
    "disclosure.checks.settings": ("Settings",),
    "disclosure.comparing.comparison": ("BudgetComparison", "ComparedLine", "LineState"),
    "disclosure.comparing.sidebyside": ("compare",),
    "disclosure.comparing.uncompared": ("UncomparedPart",),
    "disclosure.document": ("Disclosure", "DisclosureFile"),
    "disclosure.opening": ("read_disclosure",),
    "disclosure.reporting.schema": ("report_schema",),
    "disclosure.tables": ("DisclosedTable", "TableKind"),
    "disclosure.text.kinds": ("BodyLevel", "DocumentKind"),
    "errors": (
        "AmbiguousName",
        "BrokenRules",
        "CorruptData",
        "CountedTwice",
        "DuplicateCode",
        "FigureNotRead",
        "GovBudgetError",
        "InexactAmount",
        "InternalFault",
        "LimitExceeded",
        "MalformedAmount",
        "MalformedCode",
        "MalformedLine",
        "MalformedTable",
        "MissingCode",
        "MissingExtra",
        "NameMismatch",
        "NothingLearnt",
        "NotOneDocument",
        "PathMismatch",
        "UndeterminedCode",
        "UnknownCode",
        "UnknownCorrespondence",
        "UnknownEdition",
        "UnknownName",
        "UnknownScheme",
        "UnknownTerm",
        "UnknownWord",
        "UnreadableFile",
        "UnreadableRows",
        "WrongArgument",
        "WrongSetting",
    ),
    "exporting.api": ("export",),
    "exporting.choices": ("codelist",),
    "extracting.api": ("extract",),
    "extracting.records": (
        "Extract",
        "ExtractFailure",
        "ExtractState",
        "ExtractedDocument",
        "ExtractedFact",
        "ExtractedFigure",
    ),
    "frames.mapping": ("map_frame",),
    "io.allowance": ("Limits",),
    "explanation": (
        "Brief",
        "EntryExplanation",
        "LocalUse",
        "TermExplanation",
        "explain",
    ),
    "rollups.international": ("InternationalEntry", "InternationalTree", "international"),
    "rollups.nesting": ("NestedLines",),
    "rollups.statedsums": ("StatedSum",),
    "position": ("Position",),
    "reconciling.columns": ("ColumnIdentity",),
    "reconciling.deduce": ("Deduction", "deduce"),
    "reconciling.findings": (
        "CellRef",
        "Explanation",
        "Failure",
        "Finding",
        "Kind",
        "Mend",
        "MissingRow",
        "Reconciliation",
        "Severity",
        "Slip",
        "Untold",
    ),
    "reconciling.links": ("Link", "LinkFigure", "usual_links"),
    "reconciling.opening": ("open_tables", "table_of_frame"),
    "reconciling.tables": ("reconcile",),
    "reconciling.table": (
        "BudgetTable",
        "Cell",
        "Role",
        "Row",
    ),
    "restating.bridge": ("Bridge", "BridgeGroup", "bridge"),
    "restating.restate": ("restate",),
    "restating.records": (
        "KeptGroup",
        "MovedAmount",
        "RestatedKind",
        "RestatedLine",
        "SeriesRow",
    ),
    "restating.restated": ("Restated",),
    "restating.shares": ("learn_shares",),
    "rollups.rolledup": ("RollUp",),
    "rollups.rolledrows": ("DoubleCount", "RolledRow", "UnreadAmount"),
    "rollups.rolling": ("rollup",),
    "rollups.grouped": ("RollUps", "RolledGroup"),
    "searching": (
        "Hit",
        "search",
    ),
    "site.api": ("make_site",),
    "site.records": ("MadeSite",),
    "terms": (
        "Glossary",
        "Term",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
#: Names of 0.1 that were those of two classes each, and what they are called now.
_RENAMED = {"Figure": "LinkFigure", "Place": "CodePlace"}
#: The modules with public names of their own: ``import govbudget as gb; gb.frames``.
_MODULES = frozenset({"amounts", "datacheck", "errors", "frames", "jsonform", "testing"})


def __getattr__(name: str) -> Any:
    if name == "glossary":
        from govbudget.classification.catalogue import shipped

        value: object = shipped().glossary
    elif name in _RENAMED:
        import warnings

        new = _RENAMED[name]
        said = f"govbudget.{name} is now called govbudget.{new}; the old name goes with 0.3"
        warnings.warn(said, DeprecationWarning, stacklevel=2)
        return __getattr__(new)
    elif name in _MODULES:
        from importlib import import_module

        value = import_module(f"govbudget.{name}")
    elif name in _HOME:
        from importlib import import_module

        value = getattr(import_module(f"govbudget.{_HOME[name]}"), name)
    else:
        raise AttributeError(f"module 'govbudget' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
