"""``python -m govbudget``."""

from govbudget.cli import main

if __name__ == "__main__":
    main()
