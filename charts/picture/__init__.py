"""Pictures of charts: a ChartSpec laid out in pixels and written as SVG or PNG, on the server and at a size of its own."""
