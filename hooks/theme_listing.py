"""Lists the theme's files without its 14,000 icons, which MkDocs would look through for every language."""

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig


class _Visible(FileSystemLoader):
    """Lists no hidden folder, of which MkDocs publishes nothing; what is in one can be asked for by name."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for searched in map(Path, self.searchpath):
            for parent, folders, names in os.walk(searched):
                folders[:] = (name for name in folders if not name.startswith("."))
                found |= {Path(parent, name).relative_to(searched).as_posix() for name in names}
        return sorted(found)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Exchange what finds the files; MkDocs asks for it after this, and for no other hook's opinion."""
    make_env = type(config.theme).get_env

    def get_env() -> Environment:
        env = make_env(config.theme)
        env.loader = _Visible(config.theme.dirs)
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]
    return config
