"""How charts are laid out, before anything is drawn."""

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govbudget.charting.boxes import Box, spans, squarified
from govbudget.charting.measuring import lines_in, shortened, width_of
from govbudget.charting.rings import Wedge, fits

WEIGHTS = st.lists(st.floats(0.001, 1e9), min_size=1, max_size=20).map(
    lambda found: sorted(found, reverse=True)
)
BOXES = st.builds(Box, *(st.floats(0, 100),) * 2, *(st.floats(20, 2000),) * 2)
WORDS = st.text(st.sampled_from("教育支出一般公共服务（室）abcWM ilj.,0123456789😀é"), max_size=60)


def area(box):
    return box.width * box.height


class TestTreemap:
    @given(WEIGHTS, BOXES)
    def test_areas_are_in_proportion(self, weights, box):
        found = squarified(weights, box)

        for one, weight in zip(found, weights, strict=True):
            share = weight / sum(weights)
            assert area(one) == pytest.approx(area(box) * share, rel=1e-6, abs=1e-6)

    @given(WEIGHTS, BOXES)
    def test_boxes_lie_inside_and_not_over_each_other(self, weights, box):
        found = squarified(weights, box)

        for one in found:
            assert one.x >= box.x - 1e-6
            assert one.y >= box.y - 1e-6
            assert one.x + one.width <= box.x + box.width + 1e-6
            assert one.y + one.height <= box.y + box.height + 1e-6
        for one, other in combinations(found, 2):
            wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert min(wide, high) <= 1e-6

    def test_like_weights_make_squares(self):
        found = squarified([1] * 9, Box(0, 0, 300, 300))

        assert {(round(one.width), round(one.height)) for one in found} == {(100, 100)}

    def test_a_weight_beside_one_far_greater(self):
        first, second = squarified([1e300, 1e-300], Box(0, 0, 100, 100))

        assert area(first) == pytest.approx(10_000)
        assert area(second) == pytest.approx(0)


@given(WEIGHTS)
def test_spans_follow_each_other_over_the_whole_way(weights):
    found = list(spans(weights))

    assert (found[0][0], found[-1][1]) == (0, 1)
    assert all(one[1] == other[0] for one, other in pairwise(found))
    for (start, end), weight in zip(found, weights, strict=True):
        assert end - start == pytest.approx(weight / sum(weights), rel=1e-6, abs=1e-12)


class TestRings:
    @given(
        st.floats(0, 6),
        st.floats(0.01, 3.2),
        st.floats(0, 200),
        st.floats(1, 200),
        st.builds(Box, *(st.floats(-300, 300),) * 2, *(st.floats(0, 200),) * 2),
        st.floats(0, 1),
        st.floats(0, 1),
    )
    def test_each_point_of_a_box_that_fits_is_in_the_piece(  # noqa: PLR0917
        self, start, turn, inner, thick, box, across, down
    ):
        wedge = Wedge(start, min(start + turn, 2 * math.pi), inner, inner + thick)
        if not fits(box, wedge):
            return
        x, y = box.x + box.width * across, box.y + box.height * down
        angle = math.atan2(x, -y) % (2 * math.pi)

        assert wedge.inner - 1e-6 <= math.hypot(x, y) <= wedge.outer + 1e-6
        assert wedge.start - 1e-6 <= angle <= wedge.end + 1e-6

    def test_what_fits(self):
        quarter = Wedge(0, math.pi / 2, 50, 100)

        assert fits(Box(45, -60, 20, 15), quarter)
        assert not fits(Box(-5, -90, 20, 15), quarter)
        assert not fits(Box(20, -40, 20, 15), quarter)
        assert not fits(Box(0, 0, 1, 1), Wedge(0, 2 * math.pi, 0, 100))


class TestTexts:
    @given(WORDS, st.floats(8, 20), st.floats(0, 300))
    def test_what_is_shortened_fits(self, words, size, room):
        found = shortened(words, size, room)

        assert width_of(found, size) <= room + 1e-6
        assert found in {"", words} or (found[-1] == "…" and words.startswith(found[:-1]))

    @given(WORDS, st.floats(8, 20), st.floats(0, 300), st.integers(0, 5))
    def test_lines_fit_and_lose_nothing_but_at_the_dots(self, words, size, room, most):
        found = lines_in(words, size, room, most)
        joined = "".join(found).replace(" ", "")
        plain = words.replace(" ", "")

        assert len(found) <= most
        assert all(width_of(one, size) <= room + 1e-6 for one in found)
        assert joined in {"", plain} or (joined[-1] == "…" and plain.startswith(joined[:-1]))

    def test_chinese_takes_an_em_and_latin_less(self):
        assert width_of("教育（类）", 12) == 60
        assert width_of("205", 12) < width_of("教育支", 12)
        assert width_of("e\u0301", 10) == width_of("e", 10)

    def test_latin_words_stay_whole(self):
        assert lines_in("Expenditure on education", 10, 90, 3) == ("Expenditure", "on education")
