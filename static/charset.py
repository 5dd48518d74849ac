# The letters a page of ours can hold: ASCII, all Vietnamese letters (NFC), and
# the punctuation and signs of official text.  Printed as hb-subset wants them.
import unicodedata

BASES = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
letters = set(range(0x20, 0x7F))
for base in BASES:
    for tone in TONES:
        letter = unicodedata.normalize("NFC", base + tone)
        letters |= {ord(letter), ord(letter.upper())}
letters |= {ord(c) for c in "đĐ₫\u00a0“”‘’–—…•·×§©°→←✓≤≥½«»№²³%‰"}
print(",".join("U+%04X" % c for c in sorted(letters)))
