"""ER-21x: how sentences are built. These rules guess at meaning from the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Part, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.sentences import Sentence, words
from easyread.check.word_lists import word_lists

_BE: Final = (
    r"(?:am|is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t|isn't|aren't|wasn't|weren't)"
)
_BETWEEN: Final = (
    r"(?:\s+(?:not|never|also|often|always|usually|now|then|still|soon|already|only|just|both|all|"
    r"being|\w+ly))*"
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|no|never|nobody|nothing|none|neither|nor|nowhere|without|cannot|hardly|unless|\w+n[’']t)\b",
    re.IGNORECASE,
)
_UN: Final = re.compile(
    r"\b(?:un(?!der|it|iver|ion|ique|til|cle|less)|in(?=acc|app|cor|eff|suff|vis)|im(?=poss|prop)|dis(?=agr|all|hon))\w{4,}",
    re.IGNORECASE,
)


def _sentences(prose: Prose) -> Iterator[tuple[Part, Sentence]]:
    for part in prose.parts:
        language = part.language or prose.language or "en"
        if part.kind in (Kind.TEXT, Kind.ITEM) and language.lower().startswith("en"):
            for sentence in part.sentences:
                yield part, sentence


def _passive(prose: Prose, profile: Profile) -> Iterator[Found]:
    pattern = _passive_pattern()
    for part, sentence in _sentences(prose):
        for found in pattern.finditer(sentence.text):
            if _is_state(found, sentence.text):
                continue
            yield Found(
                part.place(sentence.start + found.start()),
                found[0],
                _("This may not say who does it."),
                _("Say who does it, such as: We will tell you."),
                Severity.NOTE,
            )


def _passive_pattern() -> re.Pattern[str]:
    irregular = "|".join(sorted(word_lists().participles, key=len, reverse=True))
    participle = rf"(?:{irregular}|\w{{2,}}[^\W\d_aeiou]ed|\w{{2,}}[aeiou]ed|\w+ied)"
    return re.compile(
        rf"\b(?:{_BE}{_BETWEEN}|(?:get|gets|got|getting))\s+(?P<done>{participle})\b(?P<by>\s+by\b)?",
        re.IGNORECASE,
    )


def _is_state(found: re.Match[str], text: str) -> bool:
    """Whether the word says how someone is and not what is done: "is interested"."""
    return not found["by"] and found["done"].lower() in word_lists().states


def _double_negative(prose: Prose, profile: Profile) -> Iterator[Found]:
    for part, sentence in _sentences(prose):
        said = [found[0] for found in _NEGATIVE.finditer(sentence.text)]
        hidden = [found[0] for found in _UN.finditer(sentence.text)]
        if len(said) > 1 or (said and hidden):
            yield Found(
                part.place(sentence.start),
                sentence.text,
                _("There are 2 “no” words here: {words}.").format(
                    words=", ".join([*said, *hidden])
                ),
                _("Say it the other way round, with no “not”."),
                Severity.NOTE,
            )


_JOINS: Final = re.compile(
    r"(?P<mark>[,;:–—]\s+)?\b(?P<join>and|but|so|because|although|though|whereas|while|which|who|"
    r"whose|where|since|as well as|in order to|so that|or)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|may|might|must|"
    r"should|shall|need|needs|want|wants|get|gets|got|go|goes|went|make|makes|made|take|takes|took|"
    r"give|gives|gave|help|helps|say|says|said|tell|tells|told|ask|asks|asked|use|uses|used|work|"
    r"works|worked|come|comes|came|know|knows|knew|think|thinks|thought|see|sees|saw|find|finds|"
    r"found|send|sends|sent|write|writes|wrote|read|reads|talk|talks|talked|meet|meets|met|choose|"
    r"chooses|chose|decide|decides|decided|keep|keeps|kept|bring|brings|brought|call|calls|called|"
    r"start|starts|started|show|shows|showed|change|changes|changed|include|includes|included|"
    r"provide|provides|provided|support|supports|supported|pay|pays|paid|visit|visits|visited|"
    r"fill|sign|print|click|check|press|look|looks|looked|listen|listens|listened|agree|agrees|"
    r"agreed|try|tries|tried|\w{3,}(?:[^aeious\W\d_]ed|ied))\b",
    re.IGNORECASE,
)


def _two_ideas(prose: Prose, profile: Profile) -> Iterator[Found]:
    for part, sentence in _sentences(prose):
        joint = _joint(sentence.text)
        if joint is not None:
            yield Found(
                part.place(sentence.start),
                sentence.text,
                _("There may be more than one idea in this sentence."),
                _("Start a new sentence at: “{words}”").format(
                    words=" ".join(sentence.text[joint:].split()[:4])
                ),
                Severity.NOTE,
            )


def _joint(text: str) -> int | None:
    """Return where a second idea begins: a joining word with a verb on both sides of it."""
    for found in _JOINS.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if len(words(before)) < 3 or len(words(after)) < 3:
            continue
        if not _VERB.search(before) or not _VERB.search(" ".join(after.split()[:8])):
            continue
        if found["join"].lower() in ("and", "or") and not found["mark"] and _is_noun_list(after):
            continue
        return found.start()
    return None


def _is_noun_list(after: str) -> bool:
    """Whether "and" only joins two nouns: no new subject, and no verb directly after it."""
    first = after.split()[:3]
    return not _VERB.match(" ".join(first)) and not re.match(
        r"\s*(?:i|you|he|she|it|we|they|there|this|that|the \w+ (?:is|are|will|can|has|have))\b",
        after,
        re.IGNORECASE,
    )


RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-211",
        N_("more than one idea"),
        N_("One sentence holds one idea. A second one starts a new sentence."),
        "GOV.UK easy read: one idea and one verb; Inclusion Europe 2009; all standards we read",
        _two_ideas,
        is_judgement=True,
    ),
    Rule(
        "ER-212",
        N_("passive"),
        N_("“You will be told” hides who tells. Say who does it."),
        "GOV.UK easy read; Inclusion Europe, Information for all, 2009; PIF: active voice",
        _passive,
        is_judgement=True,
    ),
    Rule(
        "ER-213",
        N_("double negative"),
        N_("Two “no” words make a yes, and many readers miss one of them."),
        "Inclusion Europe, Information for all, 2009: positive sentences",
        _double_negative,
        is_judgement=True,
    ),
)
"""The rules of this module."""
