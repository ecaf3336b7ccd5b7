"""Spoilt copies of real documents: each ends in a reading or in a sentence.

``GOVBUDGET_SPOILT=300`` tries as many; few are tried by themselves.
"""

import os
from random import Random

import govbudget as gb
from govbudget.disclosure.reading import read_source

COUNT = int(os.environ.get("GOVBUDGET_SPOILT", "12"))


def spoilt(data, chance):
    """A copy with bytes changed, or with a piece taken out, put twice or filled with noughts."""
    data = bytearray(data)
    start = chance.randrange(len(data))
    end = min(start + chance.choice([1, 100, 10_000]), len(data))
    match chance.randrange(5):
        case 0:
            del data[start:end]
        case 1:
            data[start:start] = data[start:end]
        case 2:
            data[start:end] = bytes(end - start)
        case 3:
            # What tells how the file hangs together is never packed: digits and names.
            places = [at for at in range(len(data)) if chr(data[at]).isdigit()]
            for at in chance.sample(places, min(20, len(places))):
                data[at] = chance.choice(b"0123456789")
        case _:
            for _ in range(chance.choice([1, 10, 100, 1000])):
                data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def test_spoilt_copies(documents, tmp_path):
    paths = sorted(documents.glob("*.pdf"))
    chance = Random(2024)
    read = 0
    reasons = []
    for number in range(COUNT):
        path = paths[number % len(paths)]
        copy = tmp_path / "a.pdf"
        copy.write_bytes(spoilt(path.read_bytes(), chance))
        try:
            document = read_source(copy, timeout=30)
        except gb.UnreadableFile as error:
            reasons.append(error.reason)
        else:
            assert document.pages
            read += 1
    assert read + len(reasons) == COUNT
    assert read > len(reasons)
    assert all(reason and reason.isprintable() for reason in reasons)
