"""Makes ``st.from_type`` know the types of this library.

Hypothesis calls :func:`register` whenever it is imported, in every project beside which this
library is installed. So nothing is imported here: a type is registered when its own module is
imported, which is before anyone can ask for it.
"""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.util import find_spec

# Spelt out, for importing typing would cost more than all else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

__all__ = ["TYPES", "register"]

#: The modules with types that Hypothesis could not build by itself, and the types.
TYPES = {
    "govbudget.amounts": ("Amount",),
    "govbudget.classification.entry": ("Entry",),
    "govbudget.classification.notation": ("ParsedCode",),
    "govbudget.classification.tree": ("Classification",),
    "govbudget.reconciling.columns": ("ColumnIdentity",),
    "govbudget.reconciling.table": ("BudgetTable", "Cell", "Row"),
}


def register() -> None:
    """Register the types that are imported, and see to it that the others will be."""
    waiting = set()
    for home in TYPES:
        module = sys.modules.get(home)
        if module is None:
            waiting.add(home)
        else:
            _register(module)
    if waiting and not any(isinstance(finder, _Watcher) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watcher(waiting))


def _register(module: ModuleType) -> None:
    from hypothesis.strategies import register_type_strategy

    for name in TYPES[module.__name__]:
        register_type_strategy(getattr(module, name), _strategy)


def _strategy(kind: type) -> SearchStrategy[object]:
    from govbudget.testing.bytype import strategy_of

    return strategy_of(kind.__name__)


class _Watcher(MetaPathFinder):
    """Notices when a module with types is imported; it finds none itself."""

    def __init__(self, waiting: set[str]) -> None:
        self.waiting = waiting

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self.waiting:
            return None
        # Everyone else is asked; without this the question would come back here.
        self.waiting.discard(fullname)
        try:
            spec = find_spec(fullname)
        finally:
            self.waiting.add(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Telling(spec.loader, spec, self)
        return spec

    def imported(self, module: ModuleType) -> None:
        """Register the types of a module, and leave when it was the last."""
        self.waiting.discard(module.__name__)
        if not self.waiting and self in sys.meta_path:
            sys.meta_path.remove(self)
        _register(module)


class _Telling(Loader):
    """Loads a module as its own loader does, and tells the watcher."""

    def __init__(self, loader: Loader, spec: ModuleSpec, watcher: _Watcher) -> None:
        self.loader = loader
        self.spec = spec
        self.watcher = watcher

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        # Whoever asks the module for its loader later, as inspect does, gets the real one.
        module.__loader__ = self.spec.loader = self.loader
        self.loader.exec_module(module)
        self.watcher.imported(module)
