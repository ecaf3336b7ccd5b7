"""Feeds mutated files to the readers for some minutes, and keeps what they cannot bear.

python fuzz/run.py                      all formats, ten minutes together
python fuzz/run.py xlsx --minutes 3     one of them
python fuzz/run.py xlsx --atheris       the same by coverage, where atheris is installed
"""

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from harness import HARNESSES  # noqa: E402  it stands beside this file
from mutating import mutated  # noqa: E402
from seeds import SEEDS  # noqa: E402

FOUND = HERE / "found"
# No input of these sizes may take longer, in seconds, on a machine that does other work as well.
_LONGEST = 20
# So many mutations that were borne are mutated further.
_KEPT = 60


class Slow(BaseException):
    """An input takes too long."""


def main():
    asked = _options().parse_args()
    names = asked.formats or list(HARNESSES)
    if asked.atheris:
        _by_coverage(names[0])
    each = asked.minutes * 60 / len(names)
    total = 0
    for name in names:
        total += _tried(name, each, random.Random(f"{asked.seed} {name}"))
    print(f"{total} kept in {FOUND}" if total else "nothing was found")
    return 1 if total else 0


def _options():
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("formats", nargs="*", choices=[*HARNESSES, []], metavar="FORMAT")
    options.add_argument("--minutes", type=float, default=10.0, help="for all of them together")
    options.add_argument("--seed", default=str(time.time_ns()), help="the same mutations again")
    options.add_argument("--atheris", action="store_true", help="mutate by coverage")
    return options


def _tried(name, seconds, chooses):
    """Mutate one format for some seconds; gives how many inputs were kept."""
    begin = SEEDS[name]()
    pool = [begin, *(path.read_bytes() for path in sorted(FOUND.glob(f"{name}-*")))]
    until = time.monotonic() + seconds
    tried, met = 0, set()
    signal.signal(signal.SIGALRM, _too_slow)
    while time.monotonic() < until:
        data = mutated(chooses.choice(pool), pool, chooses)
        fault = fault_of(name, data)
        tried += 1
        if fault is None:
            if len(pool) < _KEPT:
                pool.append(data)
            elif chooses.random() < 0.1:
                pool[chooses.randrange(1, _KEPT)] = data
        elif fault[0] not in met:
            met.add(fault[0])
            _keep(name, data, fault[1])
    print(f"{name}: {tried:,} inputs, {len(met)} found")
    return len(met)


def fault_of(name, data):
    """The place and the text of a fault that some bytes bring about; None where there is none."""
    signal.alarm(_LONGEST)
    try:
        HARNESSES[name](data)
    except (Exception, Slow) as error:  # noqa: BLE001  whatever it is is what is looked for
        cause = error.__cause__ or error
        at = traceback.extract_tb(cause.__traceback__)[-1]
        place = f"{type(cause).__name__} {at.filename}:{at.lineno}"
        return place, "".join(traceback.format_exception(error))
    finally:
        signal.alarm(0)
    return None


def _too_slow(*_):
    raise Slow(f"more than {_LONGEST} seconds")


def _keep(name, data, said):
    FOUND.mkdir(exist_ok=True)
    path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    print(f"{path}\n{said}")


def _by_coverage(name):
    import atheris

    folder = HERE / "corpus" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seed").write_bytes(SEEDS[name]())
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(folder), f"-timeout={_LONGEST}"], HARNESSES[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
