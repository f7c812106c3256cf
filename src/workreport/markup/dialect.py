# The Markdown of these pages. Comes in: Python-Markdown. Goes out: the same without what nobody may write.
"""Definitions of links are text: in lists and quotations they would vanish, and lead where no reader of a line sees."""

from markdown import Markdown
from markdown.extensions import Extension

_PATTERNS = ("reference", "image_reference", "short_reference", "short_image_ref")


class WithoutReferences(Extension):
    """Takes from Python-Markdown what reads `[words]: address` and `[words][label]`."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Deregister the steps."""
        md.parser.blockprocessors.deregister("reference")
        for name in _PATTERNS:
            md.inlinePatterns.deregister(name)


def makeExtension() -> WithoutReferences:
    """Return the extension, as Python-Markdown asks for it by module name."""
    return WithoutReferences()
