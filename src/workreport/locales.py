# The languages of the site, in one table. Comes in: nothing. Goes out: LOCALES.
"""The languages of the site: their folders under docs/ and their BCP 47 tags."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language of the site."""

    folder: str
    """Folder under `docs/`, which is also the key that MkDocs and static-i18n know the language by."""
    tag: str
    """BCP 47 tag: what `lang` and `hreflang` say."""
    name: str
    """The language's own name for itself."""


ZH = Locale(folder="zh", tag="zh-Hans", name="简体中文")
EN = Locale(folder="en", tag="en", name="English")

LOCALES: dict[str, Locale] = {locale.folder: locale for locale in (ZH, EN)}
SOURCE = ZH
"""The locale whose text is the authority."""
TARGETS: tuple[Locale, ...] = (EN,)
"""The locales that are translated paragraph by paragraph."""
