# What was ever published, and where. Comes in: pages, printed pages, data/addresses.txt. Goes out: addresses, its text.
"""Addresses of the site: `2024/1-review/3-ecology/` is a page, `2024/1-review/3-ecology/#ecology.2` a place on it.

An address says nothing of the language, because it is the same in all. The home page is `./`. `data/addresses.txt` has
every address that was ever published, one a line; nothing leaves it, so that nothing can disappear unnoticed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote, unquote

from workreport.errors import ProjectError
from workreport.files import read_data
from workreport.locales import PUBLISHED
from workreport.model import Kind, Location, Page

ADDRESSES = "data/addresses.txt"
HOME = "./"
_OWN = ("assets", "search")
"""Folders of the site that have no pages."""
_FORM = re.compile(
    r"(?P<page>\./|(?:(?!\.{1,2}/)[A-Za-z0-9~%-][\w~%-]{0,239}/){1,8})(?:#[a-z0-9][\w.-]{0,200})?", re.ASCII
)
"""What begins with an underscore is a file for a host, such as `_headers`."""
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f/\\<>:\"|?*]")
"""What no host could keep as the name of a folder."""
_HEADER = """\
# Every address that was ever published, the same in every language: a page, or with its #id a place on it.
# Addresses are only ever added; `workreport accept` adds what is new.
# Where one leads that is no longer there is written in data/moved.toml.
"""


def is_address(text: str) -> bool:
    """Tell whether a text is an address as this project writes it: relative, without language, ending in / or #id."""
    match = _FORM.fullmatch(text)
    if match is None or text.split("/")[0] in {*PUBLISHED, *_OWN}:
        return False
    names = [unquote(name) for name in match["page"].split("/")]
    # What is encoded that need not be could be a way out of the site's folder.
    return quote("/".join(names)) == match["page"] and not any(
        _NO_NAME.search(name) or not name.isprintable() for name in names
    )


def page_of(address: str) -> str:
    """Return the address of the page that an address is on."""
    return address.partition("#")[0]


def anchor_of(address: str) -> str:
    """Return the HTML id of an address; nothing for a page."""
    return address.partition("#")[2]


def link_to(address: str, page: str) -> str:
    """Return the relative link to an address from the page whose address is `page`, in the same language."""
    if anchor_of(address) and page_of(address) == page:
        return f"#{anchor_of(address)}"
    place = f"#{anchor_of(address)}" if anchor_of(address) else ""
    return f"{relpath(page_of(address), page)}/{place}"


def find_addresses(pages: Iterable[Page], ids: Mapping[str, Iterable[str]]) -> Mapping[str, Page]:
    """Return every address that the source's pages have, with the page it is on, in reading order.

    `ids` are those that pages have besides their headings and paragraphs (`page_ids`), by address.
    """
    return {address: page for page in pages for address in _addresses_on(page, ids.get(page.address, ()))}


def read_addresses(root: Path) -> Mapping[str, int]:
    """Return every address that was ever published, with its line in the file; none if there is no such file.

    Raises ProjectError naming the line that is no address.
    """
    addresses: dict[str, int] = {}
    text = read_data(root / ADDRESSES, ADDRESSES)
    for number, line in enumerate(text.splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if not is_address(address):
            raise ProjectError(
                f"不是地址 · not an address: {address[:60]}",
                location=Location(path=ADDRESSES, line=number),
                fix="合并冲突时两边的行都保留 · after a conflict keep the lines of both sides: 2024/1-review/#review",
            )
        addresses.setdefault(address, number)
    return addresses


def render_addresses(addresses: Iterable[str]) -> str:
    """Return the file of these addresses."""
    return _HEADER + "".join(f"{address}\n" for address in sorted(set(addresses)))


def _addresses_on(page: Page, ids: Iterable[str]) -> Iterator[str]:
    parts = page.address.split("/")
    own = quote("/".join(parts[:-1] if parts[-1] == "index" else parts))
    own = f"{own}/" if own else HOME
    yield own
    for segment in page.segments:
        # What stands before the first heading has no id, and no paragraph of an editorial page has one.
        if segment.section_id and (segment.kind is Kind.HEADING or not page.editorial):
            yield f"{own}#{segment.anchor}"
    yield from (f"{own}#{one}" for one in ids)
