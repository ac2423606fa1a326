"""MkDocs hook: notebook pages use our template, so they carry our look and ask no other host.

mkdocs-jupyter's own template loads JupyterLab's style sheet and names two CDNs.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs_jupyter.config import settings


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let mkdocs-jupyter find our templates beside this file."""
    settings.templates_dir = str(Path(__file__).parent)
    return config


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Drop the styles that mkdocs-jupyter appends to every notebook; offer the download."""
    if page.file.src_path.endswith(".ipynb"):
        html = re.sub(r"<style>.*?</style>\s*$", "", html, flags=re.DOTALL)
        html += (
            f'\n<p><a class="md-button" href="{Path(page.file.src_path).name}" download>Download'
            " this notebook</a></p>"
        )
    return html
