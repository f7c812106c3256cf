# A Page to Markdown. Comes in: a Page. Goes out: the canonical text of its file.
"""Writing the canonical form of a page (DESIGN.md, section 3)."""

import yaml

from workreport.model import Kind, Page, Segment


def render_page(page: Page) -> str:
    """Return the page's Markdown: front matter if it has any, then a block a segment, one empty line between."""
    front = render_front_matter(page)
    body = "\n\n".join(render_segment(segment) for segment in page.segments)
    if not front and body.startswith("---"):
        front = "---\n---\n\n"  # or the text itself would be read as front matter
    return f"{front}{body}\n"


def render_front_matter(page: Page) -> str:
    """Return the page's front matter with the empty line behind it, or nothing."""
    meta: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "published": page.published,
        "keywords": list(page.keywords) or None,
        "editorial": page.editorial or None,
    }
    kept = {key: value for key, value in meta.items() if value is not None}
    if not kept:
        return ""
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=2**20)}---\n\n"


def render_segment(segment: Segment) -> str:
    """Return one block: the allows above it, heading mark and id, the text."""
    lines = [f"<!-- allow: {allow.check} {allow.reason} -->" for allow in segment.allows]
    if segment.kind is Kind.HEADING:
        editorial = " .editorial" if segment.editorial else ""
        lines.append(f"{'#' * segment.level} {segment.markdown} {{ #{segment.section_id}{editorial} }}")
    else:
        lines.append(segment.markdown)
    return "\n".join(lines)
