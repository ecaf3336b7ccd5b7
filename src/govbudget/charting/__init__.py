"""Charts of sums: as SVG with the standard library alone, and as a specification for Plotly.

What is drawn is first laid out as geometry, without a word of SVG; labels are measured, shortened
or left out, so that none lies over another; what a chart cannot show is said in a line of it.
"""
