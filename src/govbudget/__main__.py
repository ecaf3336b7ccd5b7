"""``python -m govbudget``."""

import gc

# Before the imports: a command is over before a collection would pay for itself.
gc.disable()

from govbudget.cli import main  # noqa: E402

if __name__ == "__main__":
    main()
