"""The HTTP interface: a file per noun, a short route per question."""
