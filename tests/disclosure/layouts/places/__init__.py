"""The layouts, by place."""

from . import (
    accounts,
    border,
    center,
    clinic,
    coast,
    inland,
    jiangsu,
    shandong,
    south,
    strangers,
    west,
    zhejiang,
)

__all__ = ["PLACES"]

PLACES = (
    *center.PLACES,
    *jiangsu.PLACES,
    *zhejiang.PLACES,
    *shandong.PLACES,
    *west.PLACES,
    *south.PLACES,
    *inland.PLACES,
    *coast.PLACES,
    *accounts.PLACES,
    *border.PLACES,
    *strangers.PLACES,
    *clinic.PLACES,
)
