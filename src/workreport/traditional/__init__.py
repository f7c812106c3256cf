# The Traditional edition. Comes in: data/traditional.toml, Simplified text. Goes out: Traditional text.
"""Traditional Chinese in the orthography of Hong Kong's government, derived from the Simplified, wording unchanged.

Of its 2025 Policy Address the forms were counted (`data/traditional.toml` says which); OpenCC's profiles follow
dictionaries instead and write 户, 説, 爲 or 著 there.
"""
