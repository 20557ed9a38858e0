"""Pictures as inline SVG: they take the page's colours and have a text equivalent beside them.

Each picture is one block of HTML that Markdown leaves alone, drawn twice: wide, and narrow for a
phone; ``docs/assets/css/figures.css`` shows the one that fits and holds every colour and text style.
"""

from atlas.drawing.connection_picture import connections
from atlas.drawing.flow_picture import flows
from atlas.drawing.lineage_picture import lineage
from atlas.drawing.overview_picture import overview
from atlas.drawing.timeline_picture import timeline

__all__ = ["connections", "flows", "lineage", "overview", "timeline"]
