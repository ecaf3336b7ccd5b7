"""Made documents in the layouts of the country's places, and the faults planted in them."""

from .faults import FAULTS
from .pairs import BY_NAME, clean, pairs, planted_in
from .rules import RULES
from .slides import slid
from .untold import OPEN
from .writing import written

__all__ = ["BY_NAME", "FAULTS", "OPEN", "RULES", "clean", "pairs", "planted_in", "slid", "written"]
