"""Keeps compiled templates, which MkDocs would compile anew for every language, and writes the page 404 once."""

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let Jinja keep its bytecode in the system's folder for such things, by the checksum of each template."""
    env.bytecode_cache = FileSystemBytecodeCache()
    return env


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the page for missing addresses once, among the source's pages: it speaks all languages itself."""
    i18n = config.plugins["i18n"]
    is_first = i18n.current_language == i18n.default_language  # type: ignore[attr-defined]
    return output if is_first or template_name != "404.html" else ""
