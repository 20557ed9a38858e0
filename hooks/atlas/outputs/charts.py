"""The charts of the series as files of their own."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.figures.standing_alone import standing_alone
from atlas.outputs.how_to_cite import SITE
from atlas.page.context import PageContext
from atlas.page.routes import page_of, place_of, sibling_of
from atlas.schema.records import Series, Source


def files(atlas: Atlas, site: str) -> dict[str, str]:
    """Return the chart of each series as SVG, path below docs/ to text."""
    return {sibling_of(series, "svg"): f"{_chart(atlas, series, site)}\n" for series in atlas.of(Series)}


def _chart(atlas: Atlas, series: Series, site: str) -> str:
    page = PageContext(atlas, page_of(series))
    cited = (atlas.records[id] for id in dict.fromkeys(use.source for use in atlas.citations_of[series.id]))
    short = "; ".join(page.short(source) for source in cited if isinstance(source, Source))
    told = (f"{page.t('references')}: {short}", f"{SITE}, CC BY 4.0. {site}{place_of(series)}")
    return standing_alone(page, series, told)
