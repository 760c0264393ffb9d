"""Waystation turns stations' YAML and Markdown into a public site: load, check, render.

``load`` reads ``stations.yml`` and ``content/`` into one frozen ``Site``; ``build`` checks it and
renders pages and artifacts from ``(site, words, today)``; ``plugin`` hands those to MkDocs.
"""

__version__ = "0.1.0"
