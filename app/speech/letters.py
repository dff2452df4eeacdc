"""How an English word that no dictionary knows may sound: letters to the phones of CMUdict, the longest
spelling first. Good enough to find where a known word was said; no pronunciation for its own sake."""

from __future__ import annotations

_SPELLINGS: dict[str, str] = {
    "pneumo": "N UW M OW", "thorax": "TH AO R AE K S", "ectasis": "EH K T AH S IH S",
    "megaly": "M EH G AH L IY", "cardio": "K AA R D IY OW", "media": "M IY D IY AH", "costo": "K AA S T OW",
    "phrenic": "F R EH N IH K", "cephal": "S EH F AH L", "pleur": "P L UH R", "broncho": "B R AA NG K OW",
    "peri": "P EH R IY", "stinum": "S T AY N AH M", "hilar": "HH AY L ER", "tion": "SH AH N",
    "sion": "ZH AH N", "ture": "CH ER", "ight": "AY T", "ough": "AO F", "eous": "IY AH S",
    "ious": "IY AH S", "itis": "AY T IH S", "osis": "OW S IH S", "sch": "SH", "tch": "CH", "ph": "F",
    "th": "TH", "sh": "SH", "ch": "K", "ck": "K", "gh": "G", "ng": "NG", "qu": "K W", "wh": "W", "wr": "R",
    "kn": "N", "pn": "N", "ps": "S", "rh": "R", "xi": "Z AY", "ae": "IY", "oe": "IY", "ee": "IY",
    "ea": "IY", "oo": "UW", "ou": "AW", "ow": "OW", "oi": "OY", "oy": "OY", "ai": "EY", "ay": "EY",
    "au": "AO", "aw": "AO", "eu": "UW", "ew": "UW", "ie": "IY", "ia": "IY AH", "io": "IY OW", "ar": "AA R",
    "er": "ER", "ir": "ER", "or": "AO R", "ur": "ER", "ll": "L", "ss": "S", "tt": "T", "pp": "P", "mm": "M",
    "nn": "N", "rr": "R", "ff": "F", "cc": "K", "bb": "B", "dd": "D", "gg": "G", "zz": "Z", "ce": "S EH",
    "ci": "S IH", "cy": "S IY", "ge": "JH EH", "gi": "JH IH", "gy": "JH IY", "a": "AE", "b": "B", "c": "K",
    "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH", "j": "JH", "k": "K", "l": "L", "m": "M",
    "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W",
    "x": "K S", "y": "IY", "z": "Z",
}  # fmt: skip
_LONGEST = max(map(len, _SPELLINGS))
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SHORT = {"cm": "centimeters", "mm": "millimeters", "mg": "milligrams", "ml": "milliliters", "%": "percent"}


def phones(word: str) -> str:
    """The phones of a word, as "N UW M OW"; "" where it has no letter."""
    letters = "".join(one for one in word.lower() if "a" <= one <= "z")
    if len(letters) > 3 and letters.endswith("e") and letters[-2] not in "aeiou":
        letters = letters[:-1]
    said: list[str] = []
    at = 0
    while at < len(letters):
        length = next(n for n in range(_LONGEST, 0, -1) if letters[at : at + n] in _SPELLINGS)
        said.append(_SPELLINGS[letters[at : at + length]])
        at += length
    return " ".join(said)


def tokens(word: str, *, spelled: bool = False) -> list[str]:
    """What is spoken where this is written: "2" is two, "x-ray" x ray, "cm" centimeters or, spelled, c m;
    punctuation is not."""
    out: list[str] = []
    for part in word.lower().replace("-", " ").replace("/", " ").replace("%", " % ").split():
        plain = part.strip(".,;:!?()[]\"'")
        whole, dot, fraction = plain.partition(".")
        if whole.isascii() and whole.isdigit() and (not dot or fraction.isdigit()):
            out += number_words(int(whole))
            out += ["point", *(_ONES[int(digit)] for digit in fraction)] if dot else []
        elif plain in _SHORT or part in _SHORT:
            out += list(plain) if spelled and plain else [_SHORT.get(plain) or _SHORT[part]]
        else:
            plain = "".join(one for one in plain if one.isalpha() or one == "'")
            out += [plain] if plain else []
    return out


def number_words(value: int) -> list[str]:
    """From 0 to 9999 as it is read; larger ones digit by digit."""
    if value > 9999:
        return [_ONES[int(digit)] for digit in str(value)]
    words: list[str] = []
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if value >= size:
            words += [*number_words(value // size), name]
            value %= size
    if value >= 20:
        words.append(_TENS[value // 10 - 2])
        value %= 10
    return [*words, _ONES[value]] if value or not words else words
