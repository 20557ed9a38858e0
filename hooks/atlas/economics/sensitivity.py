"""Which number of a case matters most: each is moved by a fifth, down and up, while all others stay.

`docs/assets/js/economics/sensitivity.js` does the same, in the same order of operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atlas.economics.inputs import INPUTS
from atlas.economics.model import Impossible, Inputs, Layer, Result, outcome

SHIFT = 0.2
"""By what share each number is moved."""


@dataclass(frozen=True)
class Shift:
    """What becomes of the profit of a period (yuan) when one input is a fifth less and a fifth more.

    `input` is the name of an input, or ``layer-1`` for the rate of the first layer. `span` is how far the two are
    apart, in yuan; where one of them can't be, twice as far as the other is from the present profit.
    """

    input: str
    less: Result
    more: Result
    span: float


def shifts(inputs: Inputs) -> list[Shift]:
    """Return the inputs that change the profit, those that change it most first, ties in the order of display."""
    now = _profit(inputs)
    found = [_shift(name, now, _profit(less), _profit(more)) for name, less, more in _moved(inputs)]
    return sorted((shift for shift in found if shift.span), key=lambda shift: -shift.span)


def _shift(name: str, now: Result, less: Result, more: Result) -> Shift:
    possible = [one for one in (less, more) if not isinstance(one, Impossible)]
    if len(possible) == 2:
        span = abs(possible[1] - possible[0])
    else:
        span = 0 if isinstance(now, Impossible) or not possible else 2 * abs(possible[0] - now)
    return Shift(name, less, more, span)


def _moved(inputs: Inputs) -> Iterator[tuple[str, Inputs, Inputs]]:
    down, up = 1 - SHIFT, 1 + SHIFT
    for spec in INPUTS:
        value = getattr(inputs, spec.name)
        yield spec.name, replace(inputs, **{spec.name: value * down}), replace(inputs, **{spec.name: value * up})
    for at, layer in enumerate(inputs.layers):
        yield f"layer-{at + 1}", _with_rate(inputs, at, layer.rate * down), _with_rate(inputs, at, layer.rate * up)


def _with_rate(inputs: Inputs, at: int, rate: float) -> Inputs:
    layers = [*inputs.layers]
    layers[at] = Layer(rate, layers[at].base)
    return replace(inputs, layers=tuple(layers))


def _profit(inputs: Inputs) -> Result:
    result = outcome(inputs)
    return result if isinstance(result, Impossible) else result.profit
