"""The Matplotlib backend of live cells (MPLBACKEND=module://figures): what pyplot shows becomes an
event of the cell.

Its figures have the colours of the course.
"""

import matplotlib
from cells import show
from cycler import cycler
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas

__all__ = ["FigureCanvas", "show"]

PAPER = "#fdfcf9"
matplotlib.rcParams.update(
    {
        "axes.prop_cycle": cycler(color=["#0b5563", "#d98a1f", "#9a2f5b", "#2e6b34", "#4a4a8a"]),
        "axes.facecolor": PAPER,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "svg.hashsalt": "course",  # the same figure has the same bytes
    }
)
