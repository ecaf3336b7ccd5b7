"""The formats of an export, each in a file of its own, by their names.

An ending stands for the first format that has it.
"""

from __future__ import annotations

from govbudget.exporting.formats.base import ExportFormat, ExportOptions, table_of

__all__ = ["FORMATS", "OF_LINES", "ExportFormat", "ExportOptions", "table_of"]

_ALL = (
    ExportFormat("csv", (".csv",), "delimited", ("table", "local")),
    ExportFormat("datapackage", (".zip",), "datapackage", ("local",), is_binary=True),
    ExportFormat("json", (".json",), "jsontext", ("local",)),
    ExportFormat("jsonl", (".jsonl", ".ndjson"), "jsonlines", ("table", "local")),
    ExportFormat("jsonschema", (".json",), "jsonschema", ("base",), is_of_one_year=True),
    ExportFormat("python", (".py",), "python", is_of_one_year=True),
    ExportFormat("typescript", (".ts",), "typescript", is_of_one_year=True),
    ExportFormat("sqlite", (".sql",), "sql", ("local", "prefix")),
    ExportFormat("postgresql", (".sql",), "postgresql", ("local", "prefix")),
    ExportFormat("mysql", (".sql",), "mysql", ("local", "prefix")),
    ExportFormat("parquet", (".parquet",), "parquet", ("table", "local"), is_binary=True),
    ExportFormat("xlsx", (".xlsx",), "workbook", ("local",), is_binary=True),
    ExportFormat("django", (".json",), "django", ("model",)),
    ExportFormat("turtle", (".ttl",), "turtle", ("base",)),
    ExportFormat("jsonld", (".jsonld",), "jsonld", ("base",)),
    ExportFormat("sdmx", (".xml",), "sdmx"),
    ExportFormat("sdmxmaps", (".xml",), "sdmxmaps"),
    ExportFormat("tree", (".txt",), "outline", is_of_one_year=True),
    ExportFormat("mermaid", (".mmd",), "mermaid", is_of_one_year=True),
    ExportFormat("dot", (".dot", ".gv"), "dot", is_of_one_year=True),
)
#: The formats by their names.
FORMATS: dict[str, ExportFormat] = {one.name: one for one in _ALL}
#: The format of lines, for which people look here too: an extract of documents writes it.
OF_LINES = "fiscal"
