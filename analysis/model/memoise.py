"""Results kept with the study that they are about: asked again for the same selection, they are not computed again.

They are forgotten with the study, so that nothing of a reader's own study outlives the session that opened it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Study = TypeVar("Study")
Asked = ParamSpec("Asked")
Result = TypeVar("Result")
SMALL = 200_000  # rows of frames that are small together
MOST = 400  # results of one function for one study; the one asked for longest ago goes first


class Results:
    """The results of one function, at most `most` for each study; nobody changes them, and none holds its study.

    With `small`, results are frames or arrays, and so many are kept as long as they hold at most SMALL rows together.
    """

    def __init__(self, most: int, small: int = 0):
        self._most, self._small, self._lock = most, small, Lock()
        self._of_study: WeakKeyDictionary[Any, OrderedDict[Hashable, Any]] = WeakKeyDictionary()

    def of(self, dataset: Any, asked: Hashable, make: Callable[[], Result]) -> Result:
        """What was made when the same was asked of this study before, else what `make()` gives now."""
        with self._lock:
            held = self._of_study.setdefault(dataset, OrderedDict())
            if asked in held:
                held.move_to_end(asked)
                known: Result = held[asked]
                return known
        result = make()
        with self._lock:
            held[asked] = result
            while len(held) > self._most and not self._are_small(held):
                held.popitem(last=False)
        return result

    def _are_small(self, held: OrderedDict[Hashable, Any]) -> bool:
        return len(held) <= self._small and sum(map(len, held.values())) <= SMALL


def memoise(
    function: Callable[Concatenate[Study, Asked], Result], most: int = MOST
) -> Callable[Concatenate[Study, Asked], Result]:
    """`function(dataset, …)` with hashable arguments, whose results are kept."""
    results = Results(most)

    @wraps(function)
    def ask(dataset: Study, /, *arguments: Asked.args, **named: Asked.kwargs) -> Result:
        return results.of(dataset, (arguments, tuple(named.items())), lambda: function(dataset, *arguments, **named))

    return ask
