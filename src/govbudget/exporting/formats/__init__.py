"""The formats of an export, each in a file of its own, by their names.

An ending stands for the first format that has it.
"""

from __future__ import annotations

from govbudget.exporting.formats.base import ExportFormat, ExportOptions, table_of

__all__ = ["FORMATS", "ExportFormat", "ExportOptions", "table_of"]

_ALL = (
    ExportFormat("csv", (".csv",), "delimited"),
    ExportFormat("datapackage", (".zip",), "datapackage", is_binary=True),
    ExportFormat("json", (".json",), "jsontext"),
    ExportFormat("jsonl", (".jsonl", ".ndjson"), "jsonlines"),
    ExportFormat("jsonschema", (".json",), "jsonschema", is_of_one_year=True),
    ExportFormat("python", (".py",), "python", is_of_one_year=True),
    ExportFormat("typescript", (".ts",), "typescript", is_of_one_year=True),
    ExportFormat("sqlite", (".sql",), "sql"),
    ExportFormat("postgresql", (".sql",), "postgresql"),
    ExportFormat("mysql", (".sql",), "mysql"),
    ExportFormat("parquet", (".parquet",), "parquet", is_binary=True),
    ExportFormat("xlsx", (".xlsx",), "workbook", is_binary=True),
    ExportFormat("django", (".json",), "django"),
    ExportFormat("turtle", (".ttl",), "turtle"),
    ExportFormat("jsonld", (".jsonld",), "jsonld"),
    ExportFormat("sdmx", (".xml",), "sdmx"),
    ExportFormat("sdmxmaps", (".xml",), "sdmxmaps"),
    ExportFormat("tree", (".txt",), "outline", is_of_one_year=True),
    ExportFormat("mermaid", (".mmd",), "mermaid", is_of_one_year=True),
    ExportFormat("dot", (".dot", ".gv"), "dot", is_of_one_year=True),
)
#: The formats by their names.
FORMATS: dict[str, ExportFormat] = {one.name: one for one in _ALL}
