#!/usr/bin/env python3
"""Write the test cases by which the economic model in JavaScript must agree with the one in Python.

Each case is the inputs in the order of `atlas.economics.inputs.INPUTS`, the layers, the results and, in every
fourth case, the needed prices by number of layers and the results as a reader sees them. Then come numbers, each with
a way to write it and how it is written, many of them half way between two roundings. With --check nothing is written,
and the exit status is 1 when the file is not up to date.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from atlas.economics.inputs import INPUTS, RESULTS
from atlas.economics.model import Base, Impossible, Inputs, Layer, Outcome, needed_by_layers, outcome
from atlas.figures.economics_charts import short
from atlas.page.formats import written, yuan
from atlas.text.rounding import fixed, percent

PROJECT = Path(__file__).resolve().parents[1]

VECTORS = PROJECT / "tests" / "browser" / "economics_vectors.json"
CASES = 2000
DISPLAYED = 500
WAYS: dict[str, Callable[[float], str]] = {
    "yuan": yuan,
    "short": short,
    "fixed2": lambda value: fixed(value, 2),
    "grouped0": lambda value: fixed(value, 0, thousands=True),
    "percent0": lambda value: percent(value, 0),
    "percent1": lambda value: percent(value, 1),
}
"""How numbers are written in the page."""
PARTS = ("take", "advertising", "layers", "network", "rebate", "acquisition")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only tell whether the file is up to date")
    args = parser.parse_args()
    text = vectors()
    if VECTORS.is_file() and VECTORS.read_text(encoding="utf-8") == text:
        return 0
    if args.check:
        print(f"{VECTORS.relative_to(PROJECT)} is out of date; run scripts/economics_vectors.py", file=sys.stderr)
        return 1
    VECTORS.parent.mkdir(parents=True, exist_ok=True)
    VECTORS.write_text(text, encoding="utf-8")
    return 0


def vectors() -> str:
    """Return the whole file, one case a line, so that a change shows in its diff."""
    head = {"fields": [field.name for field in INPUTS], "results": [*PARTS, *RESULTS]}
    cases = (_case(inputs, curve=i % 4 == 0) for i, inputs in enumerate(_generated()))
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=False) for case in cases)
    shown = ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in _displayed())
    return f'{{"head":{json.dumps(head, separators=(",", ":"))},\n"cases":[\n{lines}\n],\n"display":[\n{shown}\n]}}\n'


def _case(inputs: Inputs, curve: bool) -> list[Any]:
    result = outcome(inputs)
    numbers: Any = str(result) if isinstance(result, Impossible) else _numbers(result)
    layers = [[layer.rate, layer.base] for layer in inputs.layers]
    given = [getattr(inputs, field.name) for field in INPUTS]
    prices = [_rounded(price) for price in needed_by_layers(inputs)] if curve else []
    return [given, layers, numbers, prices, _shown(result) if curve and isinstance(result, Outcome) else []]


def _shown(result: Outcome) -> list[str]:
    results = ((name, getattr(result, name)) for name in RESULTS)
    return [str(one) if isinstance(one, Impossible) else written(name, one) for name, one in results]


def _displayed() -> Iterator[tuple[str, float, str]]:
    """Yield numbers of every size, each with a way to write it and how it is written then."""
    source = random.Random(7)
    for _ in range(DISPLAYED):
        size = 10.0 ** source.randint(-4, 9)
        tie = (source.randrange(100_000) * 2 + 1) / 2 / 10 ** source.choice([0, 0, 1, 2, 3, 4])
        value = source.choice([tie, source.random() * size]) * source.choice([1, 1, -1])
        yield from ((way, value, write(value)) for way, write in WAYS.items())


def _numbers(result: Outcome) -> list[Any]:
    return [_rounded(getattr(result, name)) for name in (*PARTS, *RESULTS)]


def _rounded(value: Any) -> Any:
    """Return a number with ten digits: finer than the agreement asked for, and half as long as all digits."""
    if isinstance(value, tuple):
        return [_rounded(one) for one in value]
    return str(value) if isinstance(value, Impossible) else float(f"{value:.10g}")


def _generated() -> Iterator[Inputs]:
    source = random.Random(5)
    for _ in range(CASES):
        wild = source.random() < 0.15  # a part of the cases describes nothing that could exist
        values = {field.name: _value(source, field.name, wild) for field in INPUTS}
        values["subsidy"] = round(values["subsidy"] * (1 if wild else values["price"] / 400), 2)
        yield Inputs(**values, layers=tuple(_layers(source, wild)))


def _value(source: random.Random, name: str, wild: bool) -> float:
    if wild and source.random() < 0.1:
        return source.choice([-1.0, 0.0, 0.5, 1.5, 1e16, 1e12])
    if source.random() < 0.1:
        return float(name in ("price", "orders_per_customer"))
    most = {
        "price": 300, "goods": 200, "fulfilment": 30, "subsidy": 400, "acquisition": 300, "fixed_cost": 5e6,
        "orders": 1e6, "orders_per_customer": 30, "take_rate": 0.2, "ad_rate": 0.3, "further_rate": 0.2,
    }.get(name, 1)  # fmt: skip
    least = 1 if name in ("price", "orders_per_customer") else 0
    return float(f"{least + source.random() ** 2 * most:.4g}")


def _layers(source: random.Random, wild: bool) -> Iterator[Layer]:
    for i in range(source.choice([0, 1, 1, 2, 3, 3, 5])):
        base: Base = source.choice(("list", "paid", "previous") if i or wild else ("list", "paid"))
        yield Layer(float(f"{source.random() * (0.5 if base == 'previous' or wild else 0.15):.3g}"), base)


if __name__ == "__main__":
    sys.exit(main())
