"""MkDocs hook: notebook pages use our template, so they carry our look and ask no other host.

mkdocs-jupyter's own template loads JupyterLab's style sheet and names two CDNs.
"""

import re
from pathlib import Path

from mkdocs_jupyter.config import settings


def on_config(config):
    settings.templates_dir = str(Path(__file__).parent)
    return config


def on_page_content(html, page, **_):
    """Drop the JupyterLab styles that mkdocs-jupyter appends to every notebook."""
    if page.file.src_path.endswith(".ipynb"):
        html = re.sub(r"<style>.*?</style>\s*$", "", html, flags=re.DOTALL)
        html += f'\n<p><a class="md-button" href="{page.nb_url}" download>Download this notebook</a></p>'
    return html
