"""Draw pictures as inline SVG: they take the page's colours and have a text equivalent beside them.

Each picture is one block of HTML that Markdown leaves alone, drawn twice: wide, and narrow for a phone. The style
sheet shows the one that fits, and holds every colour and text style.
"""

from atlas.figures.connections import connections
from atlas.figures.flows import flows
from atlas.figures.lineage import lineage
from atlas.figures.overview import overview
from atlas.figures.timeline import timeline

__all__ = ["connections", "flows", "lineage", "overview", "timeline"]
