# The languages of the site, in one table. Comes in: nothing. Goes out: LOCALES, PUBLISHED.
"""The languages of the site: their folders under docs/ and their BCP 47 tags.

Traditional Chinese has no folder: it is derived from the source when the site is built.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language of the site."""

    folder: str
    """Folder under `docs/`, or only in addresses; also the key that MkDocs and static-i18n know the language by."""
    tag: str
    """BCP 47 tag: what `lang` and `hreflang` say."""
    name: str
    """The language's own name for itself."""


ZH = Locale(folder="zh", tag="zh-Hans", name="简体中文")
EN = Locale(folder="en", tag="en", name="English")
HANT = Locale(folder="zh-Hant", tag="zh-Hant", name="繁體中文")

LOCALES: dict[str, Locale] = {locale.folder: locale for locale in (ZH, EN)}
"""The locales that people write."""
PUBLISHED: dict[str, Locale] = {locale.folder: locale for locale in (ZH, HANT, EN)}
"""The locales that people read."""
SOURCE = ZH
"""The locale whose text is the authority."""
TARGETS: tuple[Locale, ...] = (EN,)
"""The locales that are translated paragraph by paragraph."""


def written_as(locale: Locale) -> Locale:
    """Return the locale whose pages a published one is made from."""
    return SOURCE if locale is HANT else locale
