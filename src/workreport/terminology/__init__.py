# Terms of both languages. Comes in: data/termbase.toml, texts. Goes out: concepts, matches, disagreements, exports.
"""The termbase: one hand-edited file of concepts, and everything that is made from it."""
