# What stands between two --- at the top of a page. Comes in: YAML. Goes out: keys and values.
"""Reading front matter: plain scalars and lists of them, which is all that pages and their generator need.

YAML can do more than that, and all of it can be abused or can only be a slip: aliases make a few lines exponentially
long, tags ask for conversions that fail, nesting has no end.
"""

import re
from typing import Any

import yaml

_DEEPEST = 8
_SURROGATE = re.compile("[\ud800-\udfff]")


class FrontMatterError(Exception):
    """YAML that is not read; `line` counts from 1, None where nobody knows."""

    def __init__(self, line: int | None) -> None:
        super().__init__(line)
        self.line = line


class _PlainLoader(yaml.SafeLoader):
    """A loader that refuses what front matter does not need."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        has_surrogate = isinstance(event, yaml.ScalarEvent) and _SURROGATE.search(event.value)
        if getattr(event, "tag", None) or getattr(event, "anchor", None) or has_surrogate or self._depth == _DEEPEST:
            raise yaml.composer.ComposerError(None, None, "not plain", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def parse_front_matter(text: str) -> object:
    """Return what a YAML text says. Raises FrontMatterError."""
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise FrontMatterError(mark.line + 1 if mark else None) from None
    except ValueError:  # a day that no calendar has, a number too long to convert
        raise FrontMatterError(None) from None
