"""How what a file draws lies on the page as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govbudget.disclosure.reading.pdf.drawn import cut

if TYPE_CHECKING:
    from govbudget.position import Box

__all__ = ["ALIKE", "Place", "seen"]

#: The matrix that changes nothing.
ALIKE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Place(NamedTuple):
    """How points of a form lie on the page as it is shown: x' = a x + c y + e."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, low: float, right: float, high: float) -> Box:
        """The box of the page that is around a box."""
        x0, y0 = self.point(left, low)
        x1, y1 = self.point(right, high)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def within(self, a: float, b: float, c: float, d: float, e: float, f: float) -> Place:
        """The place of what is drawn with a matrix inside."""
        return Place(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            *self.point(e, f),
        )


def seen(box: Box, clip: Box | None) -> Box | None:
    """What is shown of a box; None where nothing is."""
    shown = cut(box, clip)
    return shown if shown and shown[0] <= shown[2] and shown[1] <= shown[3] else None
