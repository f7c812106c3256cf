"""The printed pages of the original: where they turn in the text, and the marks that say so."""
