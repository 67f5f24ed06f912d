"""The picture of a chart that paper shows: beside each chart on a page, with the same words for those who do not see it."""

from tests.pages.opened import open_page


def test_each_chart_has_its_picture():
    app = open_page("barriers_facilitators", {})
    images = [image for each in app.get("image") for image in each.proto.imgs]
    assert len(images) == len(app.get("plotly_chart")) == 1
    assert images[0].alt.startswith("Bars")
    assert images[0].url.startswith("data:image/svg+xml;base64,")
