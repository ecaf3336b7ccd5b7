"""The pairs of layout and fault: each layout's documents, and those of its faults with a place."""

import functools
import random

from .faults import FAULTS, plant
from .places import PLACES

__all__ = ["BY_NAME", "clean", "pairs", "planted_in"]

BY_NAME = {one.name: one for one in PLACES}
#: The documents of a layout in which faults are planted: one of them has nearly every money.
_SEEDS = (1, 2, 3, 4)


@functools.cache
def clean(name, seed):
    """A document of a layout without a fault."""
    return BY_NAME[name].made(seed)


@functools.cache
def planted_in(name, fault):
    """A document of a layout with a fault; None where none of its documents has a place for it."""
    chance = random.Random(f"{name} {fault}")
    seeds = chance.sample(_SEEDS, len(_SEEDS))
    tries = (plant(clean(name, seed), fault, chance) for seed in seeds)
    return next(filter(None, tries), None)


def pairs():
    """The layouts with the faults that have a place in them."""
    return [(name, fault) for name in BY_NAME for fault in FAULTS if planted_in(name, fault)]
