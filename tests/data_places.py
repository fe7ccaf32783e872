"""Where the dispatch behind data/events.json says when: offsets, a few words, the events they date."""

from typing import NamedTuple


class Place(NamedTuple):
    """`words` stand at `offset` in the article and give `events` their `date` (EDTF)."""

    offset: int
    words: str
    date: str
    events: tuple[str, ...]


class Mention(NamedTuple):
    """`words` at `offset` name a time that dates no event: `event` tells it in its text, as `told`."""

    offset: int
    words: str
    told: str
    event: str


DATED = (
    Place(151, "on Thursday", "2022-01-27", ("russian-reaction",)),
    Place(450, "on Wednesday", "2022-01-26", ("us-written-answer",)),
    Place(924, "regretted Thursday", "2022-01-27", ("peskov-reaction",)),
    Place(1803, "since the end of 2021", "2021-39/..", ("border-build-up",)),
    Place(
        1895,
        "between now and mid-February",
        "[2022-01-27..2022-02-20]",
        ("offensive-forecast-by-washington",),
    ),
    Place(2020, "for 20 years", "2002~/..", ("nato-expansion",)),
    Place(2619, "for months", "2021~/..", ("nord-stream-2-wait",)),
    Place(
        2749,
        "defended Thursday",
        "2022-01-27",
        ("chinese-support", "wang-blinken-call"),
    ),
    Place(2954, "for years", "201X~/..", ("no-nato-membership",)),
    Place(3481, "since 2014", "2014/..", ("russian-support-for-separatists",)),
    Place(3533, "repeated denials", "2014~/..", ("russia-denies-role-in-war",)),
    Place(3614, "after the annexation", "2014~/", ("eastern-ukraine-war",)),
    Place(3728, "on Wednesday evening", "2022-01-26", ("paris-meeting",)),
    Place(3905, "in February", "2022-02", ("february-meeting",)),
    Place(4008, "on Friday", "2022-01-28", ("macron-putin-call",)),
    Place(4134, "on Wednesday", "2022-01-26", ("united-russia-arms-call",)),
    Place(4190, "Thursday", "2022-01-27", ("separatists-ask-for-weapons",)),
    Place(4472, "on Wednesday", "2022-01-26", ("us-citizens-urged-to-leave",)),
    Place(4801, "in recent months", "2021~/..", ("invasion-fears",)),
    Place(4955, "2014 annexation", "2014", ("crimea-annexation",)),
    Place(5167, "On November 10, 2021", "2021-11-10", ("us-demands-explanation",)),
    Place(5293, "In April", "2021-04", ("april-build-up",)),
    Place(5558, "On the 28th", "2021-11-28", ("ukraine-troop-figure",)),
    Place(
        5669,
        "at the end of January or the beginning of February",
        "[2022-01-21..2022-02-10]",
        ("offensive-forecast-by-kyiv",),
    ),
    Place(
        5861,
        "On December 7",
        "2021-12-07",
        ("biden-putin-summit", "biden-sanctions-warning"),
    ),
    Place(6126, "On the 17th", "2021-12-17", ("draft-treaties",)),
    Place(6345, "On January 10, 2022", "2022-01-10", ("geneva-talks",)),
    Place(6430, "On the 12th", "2022-01-12", ("nato-russia-council",)),
    Place(6583, "On the 18th", "2022-01-18", ("belarus-deployment",)),
    Place(
        6836,
        "On the 19th",
        "2022-01-19",
        ("blinken-in-ukraine", "blinken-peaceful-path"),
    ),
    Place(7069, "On the 20th", "2022-01-20", ("baltic-arms-approval",)),
    Place(7206, "On the 21st", "2022-01-21", ("lavrov-blinken-meeting",)),
    Place(
        7330, "the following week", "[2022-01-24..2022-01-30]", ("written-answer-due",)
    ),
    Place(7521, "On the 22nd", "2022-01-22", ("london-accusation",)),
    Place(7652, "On the 23rd", "2022-01-23", ("pro-russian-structures",)),
    Place(7762, "In the evening", "2022-01-23", ("us-families-evacuation",)),
    Place(7976, "On the 24th", "2022-01-24", ("nato-forces-on-alert",)),
    Place(8249, "shortly after", "2022-01-24~", ("crimea-manoeuvres",)),
    Place(
        8343,
        "On the 26th",
        "2022-01-26",
        ("us-written-answer", "diplomatic-path-offer"),
    ),
    Place(
        8610,
        "by mid-February",
        "[2022-01-27..2022-02-20]",
        ("offensive-forecast-by-washington",),
    ),
    Place(8948, "On the 27th", "2022-01-27", ("chinese-support",)),
)

# These have no date of their own: they take that of the item they stand in, as approximate.
UNDATED = (
    Place(580, "Russia sees", "2022-01-27~", ("russian-security-aims",)),
    Place(1105, "noted the absence", "2022-01-27~", ("lavrov-reaction",)),
    Place(1182, "left the door open", "2022-01-27~", ("lavrov-opening",)),
    Place(1597, "urged Moscow", "2022-01-27~", ("us-plea-not-to-invade",)),
    Place(
        1927, "Russia denies any plan", "2022-01-27~", ("russia-denies-invasion-plan",)
    ),
    Place(2120, "Moscow has warned", "2022-01-27~", ("reprisals-warning",)),
    Place(
        2213,
        "the threats of unprecedented sanctions",
        "2022-01-27~",
        ("western-sanctions-threat",),
    ),
    Place(
        2332,
        "Berlin nevertheless insisted",
        "2022-01-27~",
        ("germany-nord-stream-warning",),
    ),
    Place(3043, "is calling for", "2022-01-27~", ("kremlin-legal-guarantees",)),
    Place(3122, "which the West refuses", "2022-01-27~", ("west-refuses-guarantees",)),
    Place(3232, "Mr. Lavrov opposes", "2022-01-27~", ("lavrov-security-interests",)),
    Place(3393, "consider it too limited", "2022-01-27~", ("ukraine-aid-complaint",)),
    Place(3919, "France welcomed", "2022-01-27~", ("french-reaction",)),
    Place(4573, "judged the threat", "2022-01-27~", ("kuleba-assessment",)),
    Place(5402, "accuses the West", "2021-11-10~", ("putin-accuses-west",)),
    Place(
        5613, "nearly 92,000 soldiers", "2021-11-28~", ("russian-soldiers-at-borders",)
    ),
    Place(5746, "deny this intention", "2021-11-28~", ("russia-denies-offensive",)),
    Place(5767, "accusing in return", "2021-11-28~", ("russia-accuses-ukraine",)),
    Place(5797, "massing troops", "2021-11-28~", ("ukrainian-troops-in-east",)),
    Place(6055, "demands", "2021-12-07~", ("putin-demands-guarantees",)),
    Place(6722, "Washington is worried", "2022-01-18~", ("nuclear-worry",)),
    Place(6985, "Washington is releasing", "2022-01-19~", ("us-security-aid",)),
    Place(7389, "Russia is calling", "2022-01-21~", ("romania-bulgaria-demand",)),
    Place(
        7571,
        "install a pro-Russian leader",
        "2022-01-22~",
        ("pro-russian-leader-plan",),
    ),
    Place(
        7790, "before London and Canberra", "2022-01-23~", ("uk-australia-evacuation",)
    ),
    Place(8125, "Washington puts", "2022-01-24~", ("us-soldiers-on-alert",)),
    Place(8173, "The Kremlin accuses", "2022-01-24~", ("kremlin-accuses-washington",)),
    Place(
        8493, "According to the United States", "2022-01-26~", ("us-attack-warning",)
    ),
)

MENTIONED = (
    Mention(561, "the 1997 borders", "the borders of 1997", "us-written-answer"),
    Mention(754, "end of the Cold War", "out of the Cold War", "russian-security-aims"),
    Mention(1447, "In the past", "before", "diplomatic-path-offer"),
    Mention(3749, "after weeks", "after weeks", "paris-meeting"),
    Mention(4727, "several months of crisis", "some months", "invasion-fears"),
    Mention(4940, "since Russia’s 2014", "ever since", "crimea-annexation"),
)
