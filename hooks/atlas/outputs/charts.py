"""Pictures as files of their own: the charts of the series, one by one and together, and the comparisons."""

from __future__ import annotations

from atlas.corpus.atlas import Atlas
from atlas.figures.compared import compared
from atlas.figures.standing_alone import standing_alone
from atlas.figures.together import Group, groups, together
from atlas.outputs.how_to_cite import SITE
from atlas.page.context import PageContext
from atlas.page.routes import page_of, place_of, sibling_of
from atlas.schema.records import Comparison, Series, Source

NUMBERS = f"{Series.section}/"


def files(atlas: Atlas, site: str) -> dict[str, str]:
    """Return the picture of each series, group of series and comparison as SVG, path below docs/ to text."""
    alone = {sibling_of(series, "svg"): f"{_chart(atlas, series, site)}\n" for series in atlas.of(Series)}
    beside = {group.path: f"{_together(atlas, group, site)}\n" for group in groups(atlas)}
    tables = {sibling_of(one, "svg"): f"{_compared(atlas, one, site)}\n" for one in atlas.of(Comparison)}
    return alone | beside | tables


def _compared(atlas: Atlas, comparison: Comparison, site: str) -> str:
    page = PageContext(atlas, page_of(comparison))
    return compared(page, comparison, [page.t("compared_help"), f"{SITE}, CC BY 4.0. {site}{place_of(comparison)}"])


def _together(atlas: Atlas, group: Group, site: str) -> str:
    page = PageContext(atlas, group.path)
    return together(page, group, [page.t("together_help"), f"{SITE}, CC BY 4.0. {site}{NUMBERS}"])


def _chart(atlas: Atlas, series: Series, site: str) -> str:
    page = PageContext(atlas, page_of(series))
    cited = (atlas.records[id] for id in dict.fromkeys(use.source for use in atlas.citations_of[series.id]))
    short = "; ".join(page.short(source) for source in cited if isinstance(source, Source))
    told = (f"{page.t('references')}: {short}", f"{SITE}, CC BY 4.0. {site}{place_of(series)}")
    return standing_alone(page, series, told)
