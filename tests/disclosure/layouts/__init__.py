"""Made documents in the layouts of the country's places, and the faults planted in them."""

from .faults import FAULTS, plant
from .places import PLACES
from .writing import written

__all__ = ["FAULTS", "PLACES", "plant", "written"]
