"""The key figures of a report: last year's results beside this year's targets, each tied to its place in the text."""
