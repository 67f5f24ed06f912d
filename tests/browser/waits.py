"""What browser tests wait for: never so long, always until something is so."""

import time
from collections.abc import Callable

PATIENCE = 20_000  # ms until a wait fails; other work may share the machine
LOOK_AGAIN = 50  # ms between two looks at what only the test can see
# Whether the page has drawn what it draws, and nothing in it has changed or moved for so many frames in a row: no run goes on,
# every chart is there, no text waits for its font. A wheel that turns for ever is no movement that ends.
STILL = """(frames) => {
  const app = document.querySelector('.stApp');
  const seen = (node) => node.getClientRects().length > 0;
  const drawn = app?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('.stPlotlyChart')].filter(seen).every((chart) => chart.querySelector('.main-svg'))
    && document.fonts.status === 'loaded'
    && !document.getAnimations().some((each) => each.playState === 'running' && each.effect?.getComputedTiming().endTime < Infinity);
  if (!window.watched) {
    window.watched = {frames: 0, places: ''};
    new MutationObserver(() => { watched.frames = 0; })
      .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  }
  const places = [...document.querySelectorAll('h1, h2, h3, .stMarkdown, .main-svg, [role=dialog], [role=listbox]')]
    .map((node) => Object.values(node.getBoundingClientRect().toJSON())).join(' ');
  if (!drawn || places !== watched.places) watched.frames = 0;
  watched.places = places;
  return watched.frames++ >= frames;
}"""
FRAMES = 15  # a quarter of a second, and longer where the machine is slow


def stand_still(page) -> None:
    """Wait until the page has drawn all that it draws, and stands still."""
    page.wait_for_function(STILL, arg=FRAMES, timeout=PATIENCE)


def until(page, look: Callable, good: Callable = bool):
    """What `look()` finds once that is good, at the latest when patience ends; the page goes on meanwhile."""
    end = time.monotonic() + PATIENCE / 1000
    while not good(found := look()) and time.monotonic() < end:
        page.wait_for_timeout(LOOK_AGAIN)
    return found
