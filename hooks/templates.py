"""Keeps compiled templates: MkDocs would compile each of them anew for every language and every build."""

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let Jinja keep its bytecode in the system's folder for such things, by the checksum of each template."""
    env.bytecode_cache = FileSystemBytecodeCache()
    return env
