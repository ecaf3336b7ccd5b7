"""Writes a made document in the form that its place publishes."""

from attrs import evolve
from disclosure.synthetic import FORMATS as _FORMATS
from disclosure.synthetic.model import Sheet, Text

from .paper import as_paper

__all__ = ["FORMATS", "written"]


def _plainly(write):
    """A writer for forms that have no place at the right: its words follow after a blank."""

    def plainly(made, path, place):
        set_aside = place.aside and path.suffix != ".txt"
        blocks = []
        for one in made.blocks:
            if not isinstance(one, Sheet):
                blocks.append(one)
            elif set_aside:
                blocks += _aside(one)
            else:
                lines = (line.replace("\t", "　　") for line in one.caption)
                blocks.append(evolve(one, caption=tuple(lines)))
        return write(evolve(made, blocks=tuple(blocks)), path)

    return plainly


def _aside(sheet):
    """The lines above a table, those with two sides as a table of one row, and the table."""
    for line in sheet.caption:
        if "\t" not in line:
            yield Text(line)
            continue
        sides = tuple(line.split("\t"))
        yield Sheet("list", "", "", (sides,), 0, caption=("",))
    yield evolve(sheet, caption=("",))


FORMATS = {
    **{name.removeprefix("a."): _plainly(write) for name, write in _FORMATS.items()},
    "pdf": lambda made, path, place: as_paper(made, path, place.paper),
}


def written(made, path, place):
    """Writes the document; the ending of the path says in which form.

    Returns the path, or the paths of text and tables where the place publishes them apart.
    """
    write = FORMATS[path.suffix.removeprefix(".")]
    if not place.apart:
        return write(made, path, place)
    halves = (
        ("text", [one for one in made.blocks if not isinstance(one, Sheet)]),
        ("tables", [one for one in made.blocks if isinstance(one, Sheet)]),
    )
    return [
        write(evolve(made, blocks=tuple(blocks)), path.with_stem(f"{path.stem}_{half}"), place)
        for half, blocks in halves
    ]
