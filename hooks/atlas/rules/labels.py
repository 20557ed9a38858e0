"""Are all fixed words of the pages there?"""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from atlas.corpus.atlas import Atlas
from atlas.corpus.relations import relation_labels
from atlas.diagnostics import Location
from atlas.economics.inputs import INPUTS, PARTS, RESULTS, SENTENCES, TOUR
from atlas.economics.model import BASES, Impossible
from atlas.loading.records import LABELS
from atlas.rules.registry import Finding, rule
from atlas.schema.records import KINDS

_FIXED = (
    "accessed account accounts actor address also any_dimension archived author back_to_text back_translated "
    "back_translated_help back_translated_name backlink_many backlink_one basis by calendar_help category certainty "
    "certainty_directness certainty_independence certainty_none certainty_tier certainty_tiers changed chart_first "
    "chart_highest chart_last chart_span chart_values checked chinese chronology_order cite_accessed cite_changed "
    "cite_checked cite_copied cite_copy cite_day cite_page cite_plain cited_in claim claims compare_with "
    "compared_help connections contested contested_help count coverage coverage_cited coverage_passage currency date "
    "definition dictionary_columns dictionary_type distinctions does_not_hold econ_alone econ_assumed "
    "econ_axis_layers econ_axis_orders econ_axis_price econ_axis_profit econ_base econ_blank econ_change econ_changed "
    "econ_cited econ_copied econ_count econ_details econ_explorer econ_first econ_grounds econ_input econ_inputs "
    "econ_layer econ_less econ_link econ_matters econ_matters_help econ_more econ_no_price econ_no_second econ_open "
    "econ_part econ_picture_bar econ_picture_layers econ_picture_profit econ_python econ_reset econ_result "
    "econ_results econ_second econ_seller econ_share econ_sheet econ_unit econ_yuan edit ended english english_title "
    "eras event events evidence evidence_bears evidence_checked evidence_contested evidence_looked_for "
    "evidence_measure evidence_never_checked evidence_not_looked_for evidence_single evidence_statements "
    "evidence_text evidence_tier evidence_unlinked evidence_unverified evidence_weak evidence_weakest example "
    "example_assumed excused facts feed_changes feed_entry_changed feed_entry_new feed_new field field_holds "
    "field_needed first_use flow_from flow_kind flow_to flow_what flows flows_beside founded holds indirect "
    "indirect_help kind lane language last_seen legend limits looked_for lost lost_help lost_report may_have_read "
    "may_have_read_more meaning measured_by measures models neighbours neighbours_all no_evidence none not_linked "
    "note operator outcome parent passage passages payments period picture_connections picture_contested picture_day "
    "picture_derived picture_derived_of picture_doubt picture_flows picture_lineage picture_long picture_open "
    "picture_overview picture_overview_text picture_parent picture_parent_of picture_part picture_replaced "
    "picture_replaced_of picture_timeline picture_timeline_text pinyin points publisher read_again read_change "
    "read_copied read_copy read_copy_markdown read_copy_table read_copy_text read_copy_this read_corrected read_count "
    "read_count_one read_example read_field read_file read_filter read_in_text read_list read_missing "
    "read_missing_open read_missing_phrase read_missing_title read_next read_no_lexicon read_no_text read_none "
    "read_or read_position read_previous read_read read_result read_right read_text read_times read_too_large "
    "read_why read_working reason references rendering_derived rendering_on_the_web rendering_seen rendering_strength "
    "rendering_why renderings report role search_also search_chinese search_else search_glossary search_kinds "
    "search_misread search_reader searched shared_page source source_column standing standing_year standing_years "
    "strengths take_away take_away_all term tier title together together_help together_summary topic trait_answer "
    "trait_question trait_reason traits turning ui_all ui_below ui_cited_by ui_columns ui_copy_link ui_csv ui_day "
    "ui_differences ui_expressions ui_find ui_found ui_from ui_glossary ui_linked ui_matching ui_name ui_narrow "
    "ui_no_entry ui_none ui_order ui_other_letters ui_reasons ui_reset ui_rest ui_rows ui_shown_entries "
    "ui_shown_table ui_to ui_tools ui_turned undated unit unknown_help value verdict yes"
)
"""The keys that templates, pictures and scripts name."""


def needed_labels() -> list[str]:
    """Return every key of data/labels.yml that the pages need: those named in the code, and those made from names."""
    kinds = [f"{form}_{kind.kind}" for kind in KINDS.values() for form in ("kind", "kinds")]
    inputs = [f"econ_{spec.name}" for spec in INPUTS] + [f"econ_unit_{spec.name}" for spec in INPUTS]
    groups = [f"econ_group_{group}" for group in dict.fromkeys(spec.group for spec in INPUTS)]
    results = [f"{form}_{name}" for name in RESULTS for form in ("econ_out", "econ_outunit")]
    parts = [f"econ_part_{name}" for name in PARTS] + [f"econ_unit_base_{base}" for base in BASES]
    reasons = [f"econ_why_{reason}" for reason in Impossible]
    told = [f"econ_says_{name}" for name in SENTENCES] + [f"econ_tour_{step}" for step in TOUR]
    made = (*kinds, *relation_labels(), *inputs, *groups, *results, *parts, *reasons, *told)
    return list(dict.fromkeys((*_FIXED.split(), *made)))


_PLACES: dict[str, set[str]] = {
    "neighbours": {"name"},
    "neighbours_all": {"count"},
    "ui_cited_by": {"count"},
    "may_have_read_more": {"count"},
    "backlink_many": {"count"},
    "certainty_directness": {"direct", "indirect"},
    "certainty_independence": {"independent", "lesser", "own"},
    "certainty_tier": {"count", "name"},
    "certainty_tiers": {"tiers"},
    "calendar_help": {"count", "left"},
    "changed": {"day"},
    "together": {"topic", "count", "unit"},
    "together_summary": {"count", "unit"},
    "checked": {"day"},
    "cite_changed": {"day"},
    "cite_checked": {"day"},
    "dictionary_columns": {"count"},
    "feed_entry_changed": {"words"},
    "feed_entry_new": {"words"},
    "cite_accessed": {"day"},
    "looked_for": {"day"},
    "picture_connections": {"name"},
    "picture_derived_of": {"source", "target"},
    "picture_flows": {"name"},
    "picture_parent_of": {"source", "target"},
    "picture_replaced_of": {"source", "target"},
    "econ_says_gain": {"price", "left", "orders", "profit", "break_even"},
    "econ_says_loss": {"price", "left", "orders", "profit", "break_even"},
    "econ_says_never": {"price", "left", "orders", "profit"},
    "econ_tour_price": {"price", "shopper_pays", "others_pay", "received"},
    "econ_tour_goods": {"goods", "fulfilment", "handed"},
    "econ_tour_platform": {"take", "ads", "reached"},
    "econ_tour_commission": {"incentive", "paid"},
    "econ_tour_month": {"acquisition", "contribution", "orders", "fixed_cost", "profit"},
    "example_assumed": {"what"},
    "read_count": {"groups", "garbled"},
    "read_count_one": {"garbled"},
    "read_missing_title": {"phrase"},
    "read_position": {"at", "all"},
    "read_times": {"count"},
    "search_also": {"name"},
    "search_chinese": {"name"},
    "search_misread": {"name"},
    "ui_below": {"count"},
    "ui_rest": {"count"},
    "shared_page": {"title", "first", "last"},
    "ui_found": {"shown"},
    "ui_narrow": {"count"},
    "ui_shown_entries": {"shown", "all"},
    "ui_shown_table": {"rows", "all_rows", "columns", "all_columns"},
}
"""What is filled into the words of some keys, which name it in braces; into those of all others, nothing is."""


@rule("missing-label")
def missing_label(atlas: Atlas) -> Iterator[Finding]:
    """A fixed word that the pages need is not in data/labels.yml."""
    document = atlas.documents[LABELS]
    for key in needed_labels() if LABELS not in atlas.unread else ():
        if key not in document.data:
            yield Finding(Location(document.path), f'no label "{key}"', f'add "{key}:" with the words readers see')


@rule("bad-label")
def bad_label(atlas: Atlas) -> Iterator[Finding]:
    """A fixed word of the pages is empty, in several lines, or lacks the braces for what is filled in."""
    for key, words in atlas.labels.items():
        location = atlas.location(LABELS, (key,))
        if "\n" in words or not (words.strip() or key.startswith("econ_outunit_")):  # a bare number has no unit
            yield Finding(location, f"{key}: a label is one line of text")
        elif _places(words) != (places := _PLACES.get(key, set())):
            wanted = " and ".join(f"{{{place}}}" for place in sorted(places))
            hint = "put it where the page fills in a value" if wanted else "take the braces out"
            yield Finding(location, f"{key}: this label needs {wanted or 'no value'}", hint)


def _places(words: str) -> set[str] | None:
    """Return the names in braces; None where one is no plain name or a brace is alone."""
    try:
        found = list(Formatter().parse(words))
    except ValueError:
        return None
    plain = all(not spec and not conversion for _, _, spec, conversion in found)
    return {name for _, name, _, _ in found if name is not None} if plain else None
