"""The README's pictures, taken of the running app, and that of docs/scale.md: `make pictures`.

Each is taken light and dark, once its page stands still, and written with a palette: text stays sharp, and it takes a
quarter of the bytes. One that looks as it did is left as it is.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops  # streamlit brings it
from playwright.sync_api import Browser, sync_playwright

from docs.cost_picture import cost_page
from tests.browser.conftest import CHROMIUM, QUIET, serving
from tests.browser.waits import stand_still

PICTURES = Path(__file__).parent / "pictures"
SIZE = {"width": 1440, "height": 900}
COLOURS = 128
# Chromium does not draw every edge twice alike. How far a colour may be off, of 255: anywhere, and in one of a thousand points
SAME, EDGE = 12, 64
TAKEN = {  # the name of a picture, and what it shows; no page with a person's name
    "overview": "/",
    "compare": "/compare?by=voice",
    "recommendations": "/recommendations",
    "present": "/present?slide=4",
}


def take(browser: Browser, address: str, path: str, appearance: str) -> bytes:
    """A page as a PNG, light or dark."""
    context = browser.new_context(base_url=address, viewport=SIZE, color_scheme=appearance, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(path)
        page.locator("h1").first.wait_for()
        stand_still(page)
        return page.screenshot(animations="disabled")
    finally:
        context.close()


def take_costs(browser: Browser, appearance: str) -> bytes:
    """The picture of docs/scale.md as a PNG, light or dark."""
    page = browser.new_page(viewport=SIZE)
    try:
        page.set_content(cost_page(appearance))
        page.locator(".plotly .main-svg").first.wait_for()
        return page.screenshot(animations="disabled")
    finally:
        page.close()


def small(picture: bytes) -> bytes:
    """The same with few colours, not dithered: text keeps its edges."""
    written = BytesIO()
    full = Image.open(BytesIO(picture)).convert("RGB")
    full.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def keep(path: Path, picture: bytes) -> None:
    """Write a picture, unless the one that is there looks the same."""
    if not path.exists() or not _look_the_same(path.read_bytes(), picture):
        path.write_bytes(picture)


def _look_the_same(one: bytes, other: bytes) -> bool:
    before, after = (Image.open(BytesIO(each)).convert("RGB") for each in (one, other))
    if before.size != after.size:
        return False
    red, green, blue = ImageChops.difference(before, after).split()
    points = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()  # how many are how far off
    return not sum(points[EDGE + 1 :]) and 1000 * sum(points[SAME + 1 :]) <= sum(points)


def main() -> None:
    """Start the app, take every picture, keep what is new. Raises SystemExit where there is no Chromium."""
    if CHROMIUM is None:
        raise SystemExit("The pictures are taken with Chromium, and there is none on this machine.")
    PICTURES.mkdir(exist_ok=True)
    with serving("app.py") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for name, path in TAKEN.items():
            for appearance in ("light", "dark"):
                keep(PICTURES / f"{name}-{appearance}.png", small(take(browser, address, path, appearance)))
        for appearance in ("light", "dark"):
            keep(PICTURES / f"costs-{appearance}.png", small(take_costs(browser, appearance)))
        browser.close()


if __name__ == "__main__":
    main()
