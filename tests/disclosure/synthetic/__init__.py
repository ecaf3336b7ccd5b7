"""Made disclosures: an invented unit's budget or final account, in every format, with faults."""

from .faults import FAULTS, Planted, found_at, plant_fault
from .making import STYLES, made_disclosure
from .model import Made, Sheet, Text
from .writing import FORMATS, written

__all__ = [
    "FAULTS",
    "FORMATS",
    "STYLES",
    "Made",
    "Planted",
    "Sheet",
    "Text",
    "found_at",
    "made_disclosure",
    "plant_fault",
    "written",
]
