"""What pydantic needs to know of a parsed code; nothing of pydantic is imported before it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["core_schema_of", "json_schema"]


def core_schema_of(parse: Callable[[Any], Any]) -> Any:
    """The core schema of a field that is read by a function and written as text.

    Args:
        parse: reads a value; its errors become those of the field.
    """
    from pydantic_core import PydanticCustomError, core_schema

    def read(value: Any) -> Any:
        try:
            return parse(value)
        except GovBudgetError as error:
            # The text is a parameter, so that braces in it are left as they are.
            raise PydanticCustomError("govbudget", "{reason}", {"reason": str(error)}) from error

    return core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.to_string_ser_schema()
    )


def json_schema() -> dict[str, Any]:
    """The JSON schema of such a field."""
    return {
        "type": "string",
        "title": "Code of the government budget classification",
        "examples": ["2010350", "201 03 50", "[2010350]事业运行"],
    }
