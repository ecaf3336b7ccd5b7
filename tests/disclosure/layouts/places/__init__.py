"""The layouts, by place."""

from . import center, jiangsu, shandong, south, west, zhejiang

__all__ = ["PLACES"]

PLACES = (
    *center.PLACES,
    *jiangsu.PLACES,
    *zhejiang.PLACES,
    *shandong.PLACES,
    *west.PLACES,
    *south.PLACES,
)
