"""Results kept with the study that they are about: asked again for the same selection, they are not computed again.

They are forgotten with the study, so that nothing of a reader's own study outlives the session that opened it.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from weakref import WeakKeyDictionary

MOST = 400  # results of one function for one study; the one asked for longest ago goes first


def kept(function: Callable) -> Callable:
    """`function(dataset, …)` with hashable arguments, whose result nobody changes and which holds no dataset."""
    results: WeakKeyDictionary = WeakKeyDictionary()
    lock = Lock()

    @wraps(function)
    def ask(dataset, *arguments):
        with lock:
            held = results.setdefault(dataset, OrderedDict())
            if arguments in held:
                held.move_to_end(arguments)
                return held[arguments]
        result = function(dataset, *arguments)
        with lock:
            held[arguments] = result
            if len(held) > MOST:
                held.popitem(last=False)
        return result

    return ask
