"""Keeps the message catalogues of the documentation, ``docs/locales/zh_CN/LC_MESSAGES/*.po``.

    python docs/translations.py [--check] [--built FOLDER]

Brings every catalogue up to what its page says now: a new message is there to be translated, a
changed one is marked fuzzy with the translation that it had, one that went is taken out. With
``--check`` nothing is written; the exit code is 1 where a page that is promised in Chinese lacks a
translation, or where one has not the code, links and figures of its message. What ``build.py`` put
into a folder need not be read again.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from build import doctrees
from languages import HERE, LOCALES, is_promised

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOGUES = LOCALES / "zh_CN" / "LC_MESSAGES"
# Dates and tools would make a difference of every update.
HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
# What both languages have alike: code, targets of links and roles, figures.
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
ROLE = re.compile(r"\{[\w:]+\}(?=`)")
TARGET = re.compile(r"\]\(([^()\s]+)\)")
FIGURE = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)*) ?(million|百万|千万|[万亿])?")
# What stands behind a figure and is of it: 200 million and 2 亿 are the same.
SCALES = {"": 0, "万": 4, "million": 6, "百万": 6, "千万": 7, "亿": 8}


def templates(read: Path) -> dict[str, Catalog]:
    """What each page that was read has to be translated; not of those generated in Chinese."""
    found = {}
    for path in sorted((read / "messages").rglob("*.json")):
        page = path.relative_to(read / "messages").with_suffix("").as_posix()
        is_page = (HERE / f"{page}.md").exists() or (HERE / f"{page}.ipynb").exists()
        if is_page and not (LOCALES / "zh_CN" / f"{page}.md").exists():
            found[page] = Catalog(locale="zh_CN")
            for text in json.loads(path.read_text(encoding="utf-8")):
                found[page].add(text)
    return found


def read_pages(folder: Path) -> Path:
    """Read all pages, and write none; gives the folder of what was read."""
    command = [sys.executable, "-m", "sphinx", "--quiet", "-b", "dummy"]
    # What is to be translated stands in the notebooks before they are run.
    command += ["-D", "nb_execution_mode=off", "-d", str(folder), str(HERE), str(folder / "none")]
    subprocess.run(command, check=True)
    return folder


def read(path: Path) -> Catalog:
    """A catalogue; an empty one where there is no file."""
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def text_of(catalog: Catalog) -> str:
    """A catalogue as its file has it."""
    out = BytesIO()
    write_po(out, catalog, width=100, no_location=True, omit_header=True, ignore_obsolete=True)
    return HEAD + out.getvalue().decode("utf-8").strip("\n") + "\n"


def updated(page: str, template: Catalog) -> str:
    """The catalogue of a page as it should be; of a page in English only what is translated."""
    catalog = read(CATALOGUES / f"{page}.po")
    # A guess at what is not translated would be taken out of a page in English again, and costs.
    catalog.update(template, no_fuzzy_matching=not is_promised(page))
    for message in catalog:
        # A likely translation of another message is none of one that is alike.
        lacks = not message.string or message.fuzzy
        if message.id and lacks and is_promised(page) and is_alike(message.id):
            message.string = message.id
            message.flags.discard("fuzzy")
    if not is_promised(page):
        for message in list(catalog):
            if message.id and (not message.string or message.fuzzy):
                catalog.delete(message.id)
    return text_of(catalog)


def is_alike(text: str) -> bool:
    """Whether a message says the same in both languages: it has no English word outside of code."""
    return not re.search(r"[A-Za-z]{2}", TARGET.sub("]", ROLE.sub("", CODE.sub("", text))))


def parts(text: str) -> Counter[tuple[str, str]]:
    """What a message and its translation have alike."""
    found: Counter[tuple[str, str]] = Counter()
    found.update(("code", " ".join(match[2].split())) for match in CODE.finditer(text))
    found.update(("role", one) for one in ROLE.findall(text))
    rest = CODE.sub("", text)
    found.update(("link", one) for one in TARGET.findall(rest))
    found.update(("figure", figure(*one)) for one in FIGURE.findall(TARGET.sub("]", rest)))
    return found


def figure(digits: str, scale: str) -> str:
    """A figure without the manner of its writing."""
    digits = digits.replace(",", "")
    # A version, as 3.11.2, is no number.
    return digits if digits.count(".") > 1 else f"{Decimal(digits).scaleb(SCALES[scale]):f}"


def faults(page: str, template: Catalog) -> Iterator[str]:
    """What is wrong with the catalogue of a page."""
    path = CATALOGUES / f"{page}.po"
    if not path.exists():
        if is_promised(page):
            yield f"{page}: there is no catalogue"
        return
    catalog = read(path)
    if path.read_text(encoding="utf-8") != updated(page, template):
        yield f"{page}: the catalogue is not that of the page"
    for message in catalog:
        if not message.id:
            continue
        if not message.string or message.fuzzy:
            if is_promised(page):
                yield f"{page}: not translated: {message.id}"
            continue
        said, asked = parts(message.string), parts(message.id)
        for kind, one in sorted((said - asked) + (asked - said)):
            yield f"{page}: the {kind} {one!r} is not in both: {message.id}"


def asked_for(words: list[str]) -> Namespace:
    """What the command line asks for."""
    parser = ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--built", type=Path)
    return parser.parse_args(words)


def main() -> int:
    """Update the catalogues, or say what is wrong with them."""
    found: list[str] = []
    asked = asked_for(sys.argv[1:])
    with TemporaryDirectory() as folder:
        pages = templates(doctrees(asked.built) if asked.built else read_pages(Path(folder)))
    gone = {path.relative_to(CATALOGUES).with_suffix("").as_posix() for path in list_of()}
    gone -= {*pages, "sphinx"}
    if asked.check:
        found = [f"{page}: a catalogue without its page" for page in sorted(gone)]
        found += [fault for page, one in pages.items() for fault in faults(page, one)]
        found += ["run python docs/translations.py, and translate"] if found else []
    else:
        for page, template in pages.items():
            path = CATALOGUES / f"{page}.po"
            if is_promised(page) or path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(updated(page, template), encoding="utf-8")
        for page in gone:
            (CATALOGUES / f"{page}.po").unlink()
    sys.stderr.writelines(f"{one}\n" for one in found)
    return 1 if found else 0


def list_of() -> list[Path]:
    """The catalogues that are there."""
    return sorted(CATALOGUES.rglob("*.po"))


if __name__ == "__main__":
    sys.exit(main())
