# Links that are refused. Comes in: an address, the words of a link. Goes out: what is wrong with it.
"""Where links may lead, and that their words do not say that they lead elsewhere."""

import re
import unicodedata
from posixpath import normpath

_WEB = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?(?:[/?#][\w.~/%+=,;:@?#&-]*)?", re.ASCII)
_MAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LOCAL = re.compile(r"(?P<path>(?:\.{1,2}/)*(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)(?:#[\w.-]+)?", re.ASCII)
_LONGEST = 500
"""Characters of an address."""
_HOST = re.compile(r"(?:https?://|mailto:[^@]*@)([^/?#:]+)")
_HOST_LIKE = re.compile(
    r"(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}(?![a-z0-9-])|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])"
)
"""What readers take for a host, in small letters."""
_OF_THE_WEB = re.compile(r"://|(?:^|\W)www\.|\.(?:cn|com|gov|info|int|net|org)$")
"""What tells a host from the name of a file."""
_WHOLE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+")
_AFTER_SCHEME = re.compile(r"://([^/?#\s]*)")
_DOTS = re.compile(r"(?<=[a-z0-9\u3400-\u9fff])[。．｡﹒․·](?=[a-z])|[．｡﹒․]")
_UNSEEN = re.compile("[*_`\\[\\]\\\\\xa0\u2000-\u200a\u202f\u205f]")
"""Marks of Markdown, and blanks too thin to be seen."""


def why_refused(address: str | None, page: str) -> str:
    """Return what is wrong with the address of a link on the page at `page`, or nothing; None is one not plain."""
    if address is None:
        return "链接写法不明 · a link whose address is not plain"
    if len(address) > _LONGEST or "xn--" in address.lower():
        return "不能用的地址 · address not allowed"
    if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
        return ""
    local = _LOCAL.fullmatch(address)
    if not address or local is None:
        return "不能用的地址 · address not allowed"
    if normpath(f"{page}/../{local['path']}").startswith(".."):
        return "地址在文稿之外 · address outside the pages"
    return ""


def why_misleading(words: str, address: str) -> tuple[str, str] | None:
    """Return what is wrong with the words of a link to an address, and what to write; or nothing."""
    plain = _plain(words)
    if not any(map(str.isalnum, plain)):
        return "没有文字的链接 · a link without words", "写明文字 · write what it leads to"
    host = _HOST.match(address.lower())
    named = [one[0] for one in _HOST_LIKE.finditer(plain)] + _AFTER_SCHEME.findall(plain)
    if host is None:
        is_false = any(_OF_THE_WEB.search(one) for one in [*named, plain] if named)
    else:
        is_whole = _WHOLE_ADDRESS.fullmatch(plain)
        is_false = any(_bare(one) != _bare(host[1]) for one in named) or (
            bool(is_whole) and not _bare(address.lower()).startswith(_bare(plain).rstrip("/"))
        )
    if is_false:
        what = "文字是一个地址，却通向别处 · words of one address that lead to another"
        return what, "两处写同一地址 · write the same address in both"
    return None


def _plain(words: str) -> str:
    """Return the words of a link as a reader takes them for an address: without marks and strange dots."""
    plain = _DOTS.sub(".", _UNSEEN.sub("", words.lower()))
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def _bare(address: str) -> str:
    """Return an address or host without what makes no other of it."""
    return re.sub(r"^(?:https?://|mailto:)?(?:www\.)?", "", address)
