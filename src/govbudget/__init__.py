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

__version__ = "0.1.0"

#: The public names by their homes; __init__.pyi says the same to type checkers.
_HOMES = {
    "amounts": ("Amount", "Unit"),
    "base.cells": ("NotRead", "WhyNot"),
    "charting.records": ("Chart", "ChartKind", "ChartPart", "ChartSeries", "LeftOutAmount"),
    "classification.catalogue": ("Catalogue",),
    "classification.changelog": ("Change", "ChangeKind", "CodePlace"),
    "classification.codesdata": ("Codes",),
    "classification.editions": (
        "Editions",
        "economic",
        "functional",
        "government_economic",
        "revenue",
    ),
    "classification.entry": ("Definition", "Entry"),
    "classification.evidence": ("Judgement", "Sighting", "Source", "SourceKind"),
    "classification.histories": ("changes", "trace"),
    "classification.keptedition": ("Edition",),
    "classification.localcodes": ("LocalCode",),
    "classification.movedparts": ("MovedPart",),
    "classification.notation": ("ParsedCode", "is_valid", "parse"),
    "classification.openness": ("OpenList", "OpenReason"),
    "classification.transitions": ("Comparison", "NotKnown", "Step", "Trace", "Transition"),
    "classification.tree": ("Classification",),
    "classification.vocabulary": ("Fund", "Level", "Scheme"),
    "correspondences": ("convert", "correspondence"),
    "crosswalks": ("Conversion", "Correspondence", "Pair"),
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
        "NotOneDocument",
        "NothingLearnt",
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
    "explanation": ("Brief", "EntryExplanation", "LocalUse", "TermExplanation", "explain"),
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
    "own_lists": ("load",),
    "position": ("Position",),
    "reconciling.cells": ("Cell", "Role", "Row"),
    "reconciling.columns": ("ColumnIdentity",),
    "reconciling.deduce": ("Deduction", "deduce"),
    "reconciling.findings": (
        "CellRef",
        "Explanation",
        "Failure",
        "Finding",
        "Mend",
        "MissingRow",
        "Reconciliation",
        "Untold",
    ),
    "reconciling.kinds": ("Kind", "Severity", "Slip"),
    "reconciling.links": ("Link", "LinkFigure", "usual_links"),
    "reconciling.opening": ("open_tables", "table_of_frame"),
    "reconciling.table": ("BudgetTable",),
    "reconciling.tables": ("reconcile",),
    "restating.bridge": ("Bridge", "BridgeGroup", "bridge"),
    "restating.records": ("KeptGroup", "MovedAmount", "RestatedKind", "RestatedLine", "SeriesRow"),
    "restating.restate": ("restate",),
    "restating.restated": ("Restated",),
    "restating.shares": ("learn_shares",),
    "rollups.compared": ("ComparedAmounts", "RollUpComparison"),
    "rollups.converted": (
        "ConvertedAmount",
        "ConvertedGroup",
        "ConvertedRollUp",
        "ConvertedRow",
        "SharedAmount",
    ),
    "rollups.crossing": ("CrossedAmount", "Crossing", "cross"),
    "rollups.grouped": ("RollUps", "RolledGroup"),
    "rollups.international": ("InternationalEntry", "InternationalTree", "international"),
    "rollups.nesting": ("NestedLines",),
    "rollups.rolledrows": ("DoubleCount", "RolledRow", "UnreadAmount"),
    "rollups.rolledup": ("RollUp",),
    "rollups.rolling": ("rollup",),
    "rollups.statedsums": ("StatedSum",),
    "searching": ("Hit", "search"),
    "site.api": ("make_site",),
    "site.records": ("MadeSite",),
    "terms": ("Glossary", "Term"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}
#: Names of 0.1 that were those of two classes each, and what they are called now.
_RENAMED = {"Figure": "LinkFigure", "Place": "CodePlace"}
#: The modules with public names of their own: ``import govbudget as gb; gb.frames``.
_MODULES = frozenset({"amounts", "datacheck", "errors", "frames", "jsonform", "testing"})

__all__ = sorted({"__version__", "glossary", *_HOME, *_MODULES})  # noqa: PLE0605  it is a list


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
