"""The report in formats that other programs read, and translators' work back from them."""
