"""The names of version 0.1 are there for one version, and say the new ones."""

import pytest

from govbudget.disclosure import narrative, text


@pytest.mark.parametrize("name", text.__all__)
def test_what_was_in_narrative_is_in_text(name):
    with pytest.warns(DeprecationWarning, match=rf"govbudget\.disclosure\.text\.{name}$"):
        assert getattr(narrative, name) is getattr(text, name)


def test_what_was_never_there():
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        getattr(narrative, "Nonsense")  # noqa: B009  what is there no more
