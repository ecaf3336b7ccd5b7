"""Made disclosures with a planted fault, for properties of what is found in them."""

import random
import sys
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure.synthetic import FAULTS, FORMATS, STYLES, made_disclosure, plant_fault

__all__ = ["AMOUNTS", "FAULTY", "FORMATS", "QUICK", "WHOSE"]

#: Without shrinking: a made document is no smaller for a smaller seed.
QUICK = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))
FAULTY = st.builds(
    lambda number, style, fault, seed: plant_fault(
        made_disclosure(number, style=style, count=9), fault, random.Random(seed)
    ),
    st.integers(0, 2**20),
    st.sampled_from(STYLES),
    st.sampled_from(sorted(FAULTS)),
    st.integers(0, 2**20),
)
#: Whose a made finding is, and figures for it.
WHOSE = ("某市档案馆", 2025, "budget")
AMOUNTS = st.decimals(-(10**9), 10**9, places=2)
