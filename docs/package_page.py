"""The README as the page of a package shows it, where nothing lies beside it.

A hook of hatchling: https://hatch.pypa.io/latest/plugins/metadata-hook/custom/
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# A fence of code and what is in it, which holds no link.
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
# A link or a picture whose address is a path beside the README; a picture may have its own line.
_BESIDE = re.compile(
    r"""
    (?P<picture>!?) \[ (?P<text>[^\]]*) \]
    \( (?!\w+:|\#|//) (?P<path>[^)\s]+) \)
    """,
    re.VERBOSE,
)


def page_of(readme: str, repository: str, version: str) -> str:
    """The README with every address whole; without a repository, links are text and pictures go.

    Args:
        readme: the README.
        repository: the address of the repository; empty where none is published.
        version: the version, whose tag the addresses name.
    """

    def whole(found: re.Match[str]) -> str:
        if not repository:
            return "" if found["picture"] else found["text"]
        kind = "raw" if found["picture"] else "blob"
        address = f"{repository.rstrip('/')}/{kind}/v{version}/{found['path']}"
        return f"{found['picture']}[{found['text']}]({address})"

    def shown(prose: str) -> str:
        # A picture that is gone leaves no gap.
        return re.sub(r"\n{3,}", "\n\n", _BESIDE.sub(whole, prose))

    parts, at = [], 0
    for code in _CODE.finditer(readme):
        parts += [shown(readme[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*parts, shown(readme[at:])])


class PackagePage(MetadataHookInterface):
    """Puts the page into the metadata."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the long description.

        Args:
            metadata: the project table.
        """
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        repository = metadata.get("urls", {}).get("Repository", "")
        text = page_of(readme, repository, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
