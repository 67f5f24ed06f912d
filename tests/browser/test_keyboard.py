"""Through every page by Tab and back: each stop can be seen, nothing lies over it, and its ring stands out."""

import pytest

from tests.browser.test_journey import PATHS
from tests.browser.waits import stand_still

WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}
MOST = 90  # stops of a page
# What has the focus: its words, and what is wrong with how it is seen.
STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const name = `${node.tagName.toLowerCase()} ${node.getAttribute('aria-label') || node.textContent.trim().slice(0, 40)}`;
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((each) => each / 255)
    .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const beside = (from) => {
    for (let each = from; each; each = each.parentElement) {
      const colour = rgb(getComputedStyle(each).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const wrong = [];
  const box = node.getBoundingClientRect();
  if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
    if (box.width <= innerWidth && box.height <= innerHeight) wrong.push(`not in view: ${JSON.stringify(box)}`);
  }
  const at = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1)];
  const top = document.elementFromPoint(...at);
  const field = node.closest('.stMultiSelect [role="group"]') || node;  // of one that is full of choices the arrow is at the end
  if (!top || !(field.contains(top) || top.contains(node))) wrong.push(`under ${top && top.outerHTML.slice(0, 80)}`);
  let ring = node;
  while (ring && !(parseFloat(getComputedStyle(ring).outlineWidth) >= 2 && !['none', 'auto'].includes(getComputedStyle(ring).outlineStyle))) ring = ring.parentElement;
  if (!ring) return {name, wrong: [...wrong, 'no ring']};
  const look = getComputedStyle(ring), out = parseFloat(look.outlineOffset) + parseFloat(look.outlineWidth);
  const [one, other] = [light(rgb(look.outlineColor)), light(beside(out > parseFloat(look.outlineWidth) - 1 ? ring.parentElement : ring))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  if (contrast < 3) wrong.push(`ring ${look.outlineColor} of ${contrast.toFixed(2)}`);
  const edge = ring.getBoundingClientRect();
  const sides = {left: edge.left - out, top: edge.top - out, right: edge.right + out, bottom: edge.bottom + out};
  const cut = new Set();
  const clip = (left, top, right, bottom) => {
    if (sides.left < left - 1) cut.add('left');
    if (sides.top < top - 1) cut.add('top');
    if (sides.right > right + 1) cut.add('right');
    if (sides.bottom > bottom + 1) cut.add('bottom');
  };
  clip(0, 0, innerWidth, innerHeight);
  for (let each = ring.parentElement; each; each = each.parentElement) {
    const {overflowX, overflowY} = getComputedStyle(each), around = each.getBoundingClientRect();
    clip(overflowX === 'visible' ? -1e9 : around.left, overflowY === 'visible' ? -1e9 : around.top,
         overflowX === 'visible' ? 1e9 : around.right, overflowY === 'visible' ? 1e9 : around.bottom);
  }
  if (cut.size > 1) wrong.push(`ring cut ${[...cut]}`);
  return {name, wrong};
}"""


# a ring takes its colour by a transition, which takes a frame more where the machine is slow
RING_DRAWN = "Promise.all(document.activeElement.getAnimations().map((each) => each.finished.catch(() => null)))"


def stops(page, key: str, most: int = MOST) -> list[dict]:
    """Every stop of Tab (or Shift+Tab), from the page's first to where the focus leaves it, or `most` of them."""
    found = []
    for _ in range(most):
        page.keyboard.press(key)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.evaluate(RING_DRAWN)
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    assert most < MOST, f"more than {MOST} stops, the last of them {found[-3:]}"
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS)
def test_each_stop_is_seen_whole_with_its_ring(new_page, path, width, scheme):
    page = new_page(f"{path}?programme=darzi", color_scheme=scheme, reduced_motion="reduce", size=WIDTHS[width])
    stand_still(page)
    there = stops(page, "Tab")
    back = stops(page, "Shift+Tab", len(there))
    assert len(there) == len(back) > 4
    assert [stop for stop in (*there, *back) if stop["wrong"]] == []
