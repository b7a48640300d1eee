"""Names of medicines as people type them: lists, strengths, forms, salts, and slips of spelling.

Nothing here knows a medicine: these are rules on words alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ldncli.matching.names import normalise

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

# Letters: the longest name of the data has fewer.
LONGEST_NAME = 60

_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_BULLET = re.compile(r"^\s*(?:[-*•+]\s+|\d{1,2}[.)]\s+)")
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = (
    r"(?:mcg|mg|µg|μg|ug|kg|g|ml|l|iu|meq|mmol|units?|hours?|hrs?|hr|h|%|micrograms?|milligrams?)"
)
_STRENGTH = (
    rf"(?<![\w.])(?:{_NUMBER}(?:\s*[/x-]\s*{_NUMBER})*\s*{_UNIT}(?:\s*/\s*(?:{_NUMBER}\s*)?{_UNIT})*(?!\w)"
    rf"|{_NUMBER}(?:\s*[/-]\s*{_NUMBER})+(?!\w)|\d+[.,]\d+(?!\w))"
)
_RUNS = r"\d+|\D+"
# Four letters without meaning end the US name of a biosimilar; these are the names they follow.
BIOSIMILAR = (
    r"(mab|cept|stim|alfa|beta|pegol|glargine|aspart|lispro|toxina|ase)"
    r"-(?!alfa|beta)[a-z]{4}(?![\w-])"
)
# Under a heading such as `Allergies:` the whole line is one.
_HEADING = re.compile(r"^([^:;,\n]{2,40}):(?!//)(.*)$", re.DOTALL)

JOINING = frozenset({"and", "with", "w", "of", "the", "a", "in", "for", "by", "or", "my", "on"})
_FORMS = """
tablet tablets tab tabs caplet caplets capsule capsules cap caps pill pills softgel softgels
solution suspension liquid elixir syrup drops drop spray injection injections inj infusion iv im
sc cream ointment gel lotion patch patches film films strip strips lozenge lozenges lollipop
suppository suppositories powder sachet sachets granules inhaler puffer nebuliser nebulizer pen
autoinjector implant depot nasal oral orally sublingual buccal topical transdermal rectal
vaginal eye ear xr er sr la cr xl ir dr mr pr ec odt hr retard extended delayed modified slow
sustained controlled immediate release effervescent soluble dispersible chewable coated enteric
generic brand dose doses once twice three four times daily day per every night nightly bedtime
morning evening hourly bid tid qid qd prn po needed as at mg mcg ug g ml iu unit units microgram
micrograms milligram milligrams hour hours hrs weekly week monthly month take taking low high
strength
"""
_SALTS = """
hydrochloride hcl sulfate sulphate phosphate citrate tartrate bitartrate maleate mesylate
mesilate besylate besilate succinate fumarate acetate bromide hydrobromide lactate napsylate
hemihydrate anhydrous monohydrate dihydrate trihydrate hyclate malate oxalate tosylate gluconate
pamoate embonate decanoate palmitate propionate dipropionate furoate valerate chloride sodium
potassium calcium magnesium disodium dihydrochloride nitrate saccharate base hydrate polistirex
bitartrat hydrochlorid chlorhydrate clorhidrato
"""
FORMS, SALTS = frozenset(_FORMS.split()), frozenset(_SALTS.split())
NOISE = JOINING | FORMS | SALTS


def entries(texts: Iterable[str], headings: Container[str] = ()) -> Iterator[str]:
    """Yield each name of a list, one a line or parted by commas, clean of controls and bullets.

    A line that begins with one of the headings (folded) and a colon gives each of its names it.
    """
    for line in (line for text in texts for line in re.split(r"[;\n\r]", text)):
        match = _HEADING.match(clean(_BULLET.sub("", line)))
        heading = match[1] if match and normalise(match[1]) in headings else ""
        for part in _COMMA.split(match[2] if match and heading else line):
            name = clean(_BULLET.sub("", part))
            if name:
                yield f"{heading}: {name}" if heading else name


def clean(text: str) -> str:
    """Return a text on one line without control and invisible characters, so none can hide in it.

    A soft hyphen or a zero-width space, as pasted from a page, must not part a name.
    """
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def is_dose(text: str) -> bool:
    """Tell whether a text holds only a strength, a form or how often: no name."""
    words = normalise(re.sub(_STRENGTH, " ", text.casefold())).split()
    return all(word in FORMS or word.isdecimal() for word in words)


def words_of(text: str) -> list[str]:
    """Return the folded words of a name, strengths left out."""
    return normalise(re.sub(_STRENGTH, " ", text.casefold())).split()


def without_biosimilar_ending(text: str) -> str:
    """Return `adalimumab` for `adalimumab-aaty`."""
    return re.sub(BIOSIMILAR, r"\1", text.casefold())


def apart(word: str) -> list[str]:
    """Part letters from digits: `tramadol50mg` is three words."""
    return re.findall(_RUNS, word)


def distance(one: str, other: str, limit: int) -> int:
    """Count the slips between two words (Damerau-Levenshtein); over `limit` gives limit + 1.

    Each column of the usual table is one number, a bit a row (Hyyrö 2003): five times as quick.
    """
    if not one or not other:
        return min(max(len(one), len(other)), limit + 1)
    every, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    rows: dict[str, int] = {}
    for place, char in enumerate(one):
        rows[char] = rows.get(char, 0) | 1 << place
    higher, lower, same, before = every, 0, 0, 0
    slips = len(one)
    for left, char in enumerate(other, start=1 - len(other)):
        row = rows.get(char, 0)
        swapped = ((~same & row) << 1) & before
        same = ((((row & higher) + higher) ^ higher) | row | lower | swapped) & every
        up, down = lower | (every & ~(same | higher)), same & higher
        slips += bool(up & last) - bool(down & last)
        if slips + left > limit:  # even if every letter left agrees
            return limit + 1
        up = up << 1 | 1
        higher, lower = (down << 1 | ~(same | up)) & every, up & same & every
        before = row
    return slips


_SOUNDS = (
    *(("ph", "f"), ("ck", "k"), ("qu", "k"), ("sch", "s"), ("ch", "k"), ("x", "ks"), ("w", "v")),
    *(("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("z", "s"), ("h", "")),
)
_SAME_VOWEL = str.maketrans("eiouy", "aaaaa")


def sound(word: str) -> str:
    """Return how a name sounds, roughly: one vowel for all, doubles single, end vowel dropped."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = word.translate(_SAME_VOWEL)
    single = "".join(char for i, char in enumerate(word) if i == 0 or char != word[i - 1])
    return single.rstrip("a") or single
