from govbudget import amounts, datacheck, errors, frames, jsonform, testing
from govbudget.amounts import Amount, Unit
from govbudget.base.cells import NotRead, WhyNot
from govbudget.charting.records import Chart, ChartKind, ChartPart, ChartSeries, LeftOutAmount
from govbudget.classification.catalogue import Catalogue
from govbudget.classification.changelog import Change, ChangeKind, CodePlace
from govbudget.classification.codesdata import Codes
from govbudget.classification.editions import (
    Editions,
    economic,
    functional,
    government_economic,
    revenue,
)
from govbudget.classification.entry import Definition, Entry
from govbudget.classification.evidence import Judgement, Sighting, Source, SourceKind
from govbudget.classification.histories import changes, trace
from govbudget.classification.keptedition import Edition
from govbudget.classification.localcodes import LocalCode
from govbudget.classification.movedparts import MovedPart
from govbudget.classification.notation import ParsedCode, is_valid, parse
from govbudget.classification.openness import OpenList, OpenReason
from govbudget.classification.transitions import Comparison, NotKnown, Step, Trace, Transition
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Fund, Level, Scheme
from govbudget.correspondences import convert, correspondence
from govbudget.crosswalks import Conversion, Correspondence, Pair
from govbudget.disclosure.accepting import AcceptList
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.department import check_department
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
from govbudget.disclosure.comparing.comparison import BudgetComparison, ComparedLine, LineState
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
from govbudget.explanation import Brief, EntryExplanation, LocalUse, TermExplanation, explain
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
from govbudget.own_lists import load
from govbudget.position import Position
from govbudget.reconciling.cells import Cell, Role, Row
from govbudget.reconciling.columns import ColumnIdentity
from govbudget.reconciling.deduce import Deduction, deduce
from govbudget.reconciling.findings import (
    CellRef,
    Explanation,
    Failure,
    Finding,
    Mend,
    MissingRow,
    Reconciliation,
    Untold,
)
from govbudget.reconciling.kinds import Kind, Severity, Slip
from govbudget.reconciling.links import Link, LinkFigure, usual_links
from govbudget.reconciling.opening import open_tables, table_of_frame
from govbudget.reconciling.table import BudgetTable
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
from govbudget.rollups.international import InternationalEntry, InternationalTree, international
from govbudget.rollups.nesting import NestedLines
from govbudget.rollups.rolledrows import DoubleCount, RolledRow, UnreadAmount
from govbudget.rollups.rolledup import RollUp
from govbudget.rollups.rolling import rollup
from govbudget.rollups.statedsums import StatedSum
from govbudget.searching import Hit, search
from govbudget.site.api import make_site
from govbudget.site.records import MadeSite
from govbudget.terms import Glossary, Term

__version__: str

glossary: Glossary

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
