"""The layouts, by place."""

from . import jiangsu

__all__ = ["PLACES"]

PLACES = (*jiangsu.PLACES,)
