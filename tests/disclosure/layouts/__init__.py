"""Made documents in the layouts of the country's places, and the faults planted in them."""

from .faults import FAULTS, plant
from .places import PLACES
from .untold import OPEN
from .writing import written

__all__ = ["FAULTS", "OPEN", "PLACES", "plant", "written"]
