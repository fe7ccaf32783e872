"""The words that dates are made of in each language, by the role that they have."""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crisistl.dates.relative_words import WORDS as RELATIVE
from crisistl.dates.written.decade_words import decade_roles

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
}

# Abbreviations, old spellings and cases (Polish, Russian and Ukrainian "in May") that CLDR does not have.
_MORE_MONTHS = {
    "en": "2 febr|3 mch|4 apl|9 septr|10 octr|11 novr|12 decr",
    "de": "1 januars jänners|2 feber febr februars|3 mrz maerz|4 aprils|5 mais maien|6 juno|7 julei|10 oktobers",
    "fr": "4 avl|9 sep septemb",
    "es": "2 febr|8 agto|9 septbre|11 novbre|12 dicbre",
    "it": "1 genn|2 febb febbr|5 magg|6 giugn|7 lugl|9 sett|10 ottob|11 novemb|12 dicem",
    "pt": "2 fevr|9 setem|10 outub",
    "nl": "2 febr|3 mar|9 sept",
    "pl": "1 styczniu stycz|2 lutym|3 marcu|4 kwietniu kwiec|5 maju|6 czerwcu czerw|7 lipcu|8 sierpniu sierp|"
    "9 wrześniu wrzes|10 październiku paźdz|11 listopadzie listop|12 grudniu grudz",
    "ru": "1 январе|2 феврале фев|3 марте|4 апреле|5 мае|6 июне|7 июле|8 августе|9 сентябре сен|10 октябре|"
    "11 ноябре ноя|12 декабре",
    "uk": "1 січні|2 лютому|3 березні берез|4 квітні кві|5 травні тра|6 червні чер|7 липні|8 серпні|9 вересні верес|"
    "10 жовтні жов|11 листопаді листоп|12 грудні гру",
}
_MORE_DAYS = {
    "en": "2 tues|3 weds|4 thur thurs",
    "de": "6 sonnabend",
    "pt": "2 terça-feira|3 quarta-feira|4 quinta-feira|5 sexta-feira",
    "nl": "1 maa|2 din dins|3 woe woens|4 don dond|5 vrij|6 zat|7 zon",
    "pl": "1 poniedziałku|3 środę|6 sobotę|7 niedzielę",
    "ru": "3 среду|5 пятницу|6 субботу",
    "uk": "3 середу|5 п'ятницю|6 суботу|7 неділю",
}
# Role by role, the words of each language; "|" is between words, which may be phrases.
_ROLES: dict[str, dict[str, str]] = {
    "about": {
        "en": "about|around|approximately|approx|circa|ca|c|roughly|on or about|some time around|sometime around",
        "de": "um|etwa|ca|circa|ungefähr",
        "fr": "vers|environ|circa",
        "es": "hacia|circa|aproximadamente",
        "it": "circa|verso",
        "pt": "cerca de|circa|por volta de",
        "nl": "omstreeks|circa|ca|rond",
        "pl": "około|ok",
        "ru": "около|ок",
        "uk": "близько|бл",
    },
    "doubt": {
        "en": "probably|possibly|perhaps|maybe|likely|presumably|prob|poss|uncertain|date uncertain",
        "de": "wohl|vermutlich|wahrscheinlich|vielleicht",
        "fr": "probablement|peut-être",
        "es": "probablemente|quizás",
        "it": "probabilmente|forse",
        "pt": "provavelmente|talvez",
        "nl": "waarschijnlijk|misschien",
        "pl": "prawdopodobnie|może",
        "ru": "вероятно|возможно",
        "uk": "ймовірно|можливо",
    },
    "early": {
        "en": "early|early in|beginning of|the beginning of|start of|the start of|early part of",
        "de": "anfang",
        "fr": "début|au début|au début de|au début du",
        "es": "principios de|a principios de|inicios de",
        "it": "inizio|inizi|inizi di|all'inizio|all'inizio di",
        "pt": "início de|início|no início|no início de",
        "nl": "begin",
        "pl": "początek|na początku",
        "ru": "начало|в начале|начале",
        "uk": "початок|на початку",
    },
    "mid": {
        "en": "mid|middle of|the middle of|mid of",
        "de": "mitte",
        "fr": "mi|milieu|au milieu|au milieu de",
        "es": "mediados de|a mediados de",
        "it": "metà|a metà",
        "pt": "meados|em meados|meados de|em meados de",
        "nl": "midden|half",
        "pl": "połowa|w połowie|połowie",
        "ru": "середина|в середине|середине",
        "uk": "середина|в середині|середині",
    },
    "late": {
        "en": "late|late in|end of|the end of|end|latter part of",
        "de": "ende",
        "fr": "fin|à la fin|à la fin de|fin de",
        "es": "finales de|a finales de|fines de",
        "it": "fine|fine di|alla fine|alla fine di",
        "pt": "fim|final|no final|fins|fim de|final de|no final de|fins de",
        "nl": "eind|einde",
        "pl": "koniec|pod koniec",
        "ru": "конец|в конце|конце",
        "uk": "кінець|наприкінці|кінці",
    },
    "by": {
        "en": "by|no later than|not later than|on or before|at the latest by",
        "de": "spätestens",
        "fr": "au plus tard|au plus tard le",
        "es": "a más tardar el",
        "it": "entro il|entro",
        "pl": "najpóźniej",
    },
    "before": {
        "en": "before|prior to|earlier than|shortly before|just before|not long before|some time before|"
        "sometime before",
        "de": "vor|vor dem|kurz vor|kurz vor dem",
        "fr": "avant|avant le|peu avant|peu avant le",
        "es": "antes de|antes del|poco antes de|poco antes del",
        "it": "prima di|prima del|poco prima di|poco prima del",
        "pt": "antes de|pouco antes de",
        "nl": "voor|vóór|kort voor",
        "pl": "przed|krótko przed|tuż przed",
        "ru": "до|незадолго до",
        "uk": "до|незадовго до",
    },
    "after": {
        "en": "after|later than|shortly after|soon after|just after|not long after|some time after|sometime after",
        "de": "nach|nach dem|kurz nach|kurz nach dem|bald nach|bald nach dem",
        "fr": "après|après le|peu après|peu après le",
        "es": "después de|después del|poco después de|poco después del",
        "it": "dopo|dopo il|poco dopo|poco dopo il",
        "pt": "depois de|após|pouco depois de|logo após",
        "nl": "na|kort na",
        "pl": "po|krótko po|tuż po",
        "ru": "после|вскоре после",
        "uk": "після|невдовзі після",
    },
    "on or after": {"en": "on or after|not before|no earlier than|not earlier than"},
    "until": {
        "en": "until|till|up to|through",
        "de": "bis|bis zum",
        "fr": "jusqu'au|jusqu'à|jusqu'en",
        "es": "hasta|hasta el",
        "it": "fino al|fino a",
        "pt": "até",
        "nl": "tot|t/m|tot en met",
    },
    "since": {
        "en": "since|from|starting|starting on|beginning|as of",
        "de": "seit|seit dem|ab|ab dem",
        "fr": "depuis|depuis le|à partir du",
        "es": "desde|desde el|a partir del",
        "it": "dal|da",
        "pt": "desde",
        "nl": "sinds|vanaf",
        "pl": "od",
        "ru": "с",
        "uk": "з|від",
    },
    "from": {
        "en": "from",
        "de": "von|vom",
        "fr": "du|de",
        "es": "del|de",
        "it": "dal|dall'",
        "pt": "de",
        "nl": "van",
        "pl": "od|z",
        "ru": "с",
        "uk": "з",
    },
    "onwards": {
        "en": "onwards|onward|on|and after|and later|or later|to present|to the present|to date",
        "de": "an",
    },
    "now": {"en": "present|the present|ongoing|now|today|date", "de": "heute", "fr": "aujourd'hui"},
    "either": {"en": "either", "de": "entweder", "nl": "ofwel|hetzij"},
    "next day": {
        "en": "next day|the next day|following day|the following day|day after|the day after|next morning|"
        "the next morning|next evening|the next evening|later that day|later the same day|earlier that day|"
        "previous day|the previous day|the day before|next month|the following month|the following year|next week|"
        "the following week",
        "de": "am nächsten tag|nächster tag|am folgenden tag|tags darauf|am tag darauf|am vortag",
        "fr": "le lendemain|lendemain|le jour suivant|la veille|le surlendemain",
        "es": "al día siguiente|el día siguiente|día siguiente|la víspera",
        "it": "il giorno dopo|giorno dopo|il giorno seguente|il giorno successivo|il giorno prima",
        "pt": "no dia seguinte|dia seguinte|na véspera",
        "nl": "de volgende dag|volgende dag|de dag erna|de dag daarna",
        "pl": "następnego dnia|następny dzień|nazajutrz",
        "ru": "на следующий день|следующий день|накануне",
        "uk": "наступного дня|наступний день|напередодні",
    },
    "between": {
        "en": "between|some time between|sometime between",
        "de": "zwischen|zwischen dem",
        "fr": "entre|entre le",
        "es": "entre|entre el",
        "it": "tra|fra|tra il",
        "pt": "entre",
        "nl": "tussen",
        "pl": "między|pomiędzy",
        "ru": "между",
        "uk": "між",
    },
    "and": {
        "en": "and|&",
        "de": "und|und dem|&",
        "fr": "et|et le|&",
        "es": "y|e|y el|&",
        "it": "e|e il|&",
        "pt": "e|&",
        "nl": "en|&",
        "pl": "i|a|&",
        "ru": "и|&",
        "uk": "і|та|й|&",
    },
    "to": {
        "en": "to|until|till|through|thru",
        "de": "bis|bis zum|auf den|auf|zum",
        "fr": "au|à|jusqu'au",
        "es": "a|al|hasta|hasta el",
        "it": "al|a|all'",
        "pt": "a|até|ao",
        "nl": "tot|t/m|tot en met",
        "pl": "do|na",
        "ru": "по|до|на",
        "uk": "по|до|на",
    },
    "or": {
        "en": "or",
        "de": "oder",
        "fr": "ou",
        "es": "o",
        "it": "o",
        "pt": "ou",
        "nl": "of",
        "pl": "lub|albo",
        "ru": "или",
        "uk": "або",
    },
    # Words between the parts of a date, and in front of it, that add nothing.
    "of": {
        "en": "of|in",
        "fr": "de|d'|des|du",
        "es": "de|del",
        "it": "di|del|degli",
        "pt": "de|do|dos",
        "nl": "van",
    },
    "the": {
        "en": "the|on|on the|in|in the|during|dated|at|sometime in|some time in|sometime during|some time during|"
        "at some point in",
        "de": "am|den|der|im|in|dem|das|die|des",
        "fr": "le|les|en|au|aux|dans les|au mois de|en l'an",
        "es": "el|los|en|el día|día|los días|en el|en los",
        "it": "il|nel|in|l'|lo|a|il giorno|i giorni|nell'|gli|negli",
        "pt": "em|no|nos|o|os|a|dia|dias|no dia|nos dias|os dias",
        "nl": "op|de|in|het",
        "pl": "w|we|dnia|dn",
        "ru": "в|во",
        "uk": "у|в",
    },
    "year mark": {
        "fr": "de l'an",
        "pl": "r|roku|rok",
        "ru": "г|года|год|году|гг",
        "uk": "р|року|рік|році|рр",
    },
    "bc": {
        "en": "bc|bce|b.c|b.c.e",
        "de": "v. chr|v.chr|vor christus|v. u. z|v.u.z|vor unserer zeitrechnung",
        "fr": "av. j.-c|av. j-c|av j-c|avant j.-c|avant jésus-christ|av. n. è",
        "es": "a. c|a.c|a. de c|a. e. c|antes de cristo",
        "it": "a. c|a.c|avanti cristo|a.e.v",
        "pt": "a. c|a.c|antes de cristo|a.e.c",
        "nl": "v. chr|v.chr|voor christus|v.c|v.o.t",
        "pl": "p.n.e|p. n. e|pne|przed chr|przed chrystusem",
        "ru": "до н. э|до н.э|до нашей эры|до р. х|до р.х",
        "uk": "до н. е|до н.е|до нашої ери|до р. х|до р.х",
    },
    "ad": {
        "en": "ad|ce|a.d|c.e",
        "de": "n. chr|n.chr|nach christus|u. z|u.z",
        "fr": "ap. j.-c|ap. j-c|après j.-c|après jésus-christ|de notre ère",
        "es": "d. c|d.c|d. de c|e. c|después de cristo",
        "it": "d. c|d.c|dopo cristo",
        "pt": "d. c|d.c|depois de cristo|e.c",
        "nl": "n. chr|n.chr|na christus",
        "pl": "n.e|n. e|po chr",
        "ru": "н. э|н.э|нашей эры",
        "uk": "н. е|н.е|нашої ери",
    },
    "century": {
        "en": "century|c|cent|cen",
        "de": "jahrhundert|jh|jhd|jahrhunderts|jh.",
        "fr": "siècle|s",
        "nl": "eeuw",
        "ru": "век|века|веке|в",
        "uk": "століття|столітті|ст",
        "es": "siglo|s",
        "it": "secolo|sec",
        "pt": "século|séc",
        "pl": "wiek|wieku|w",
    },
    "week": {"en": "week"},
    "week of": {"en": "week of|the week of"},
    "week from": {"en": "week beginning|week starting|week commencing|week from"},
    "week to": {"en": "week ending|week ended"},
    "quarter": {"en": "quarter|qtr"},
    "half": {"en": "half"},
    "palm sunday": {"en": "palm sunday", "de": "palmsonntag", "fr": "dimanche des rameaux"},
    "maundy thursday": {"en": "maundy thursday|holy thursday", "de": "gründonnerstag", "fr": "jeudi saint"},
    "good friday": {
        "en": "good friday",
        "de": "karfreitag",
        "fr": "vendredi saint",
        "es": "viernes santo",
        "it": "venerdì santo",
        "nl": "goede vrijdag",
        "pl": "wielki piątek",
    },
    "holy saturday": {"en": "holy saturday|easter saturday", "de": "karsamstag", "fr": "samedi saint"},
    "easter": {
        "en": "easter|easter sunday|easter day",
        "de": "ostern|ostersonntag",
        "fr": "pâques|dimanche de pâques",
        "it": "pasqua",
        "nl": "pasen|eerste paasdag",
    },
    "easter monday": {"en": "easter monday", "de": "ostermontag", "fr": "lundi de pâques", "nl": "tweede paasdag"},
    "ascension": {"en": "ascension day", "de": "christi himmelfahrt", "fr": "ascension|jeudi de l'ascension"},
    "whit sunday": {"en": "whit sunday|whitsunday|pentecost", "de": "pfingstsonntag", "fr": "pentecôte"},
    "whit monday": {"en": "whit monday", "de": "pfingstmontag", "fr": "lundi de pentecôte"},
    "christmas eve": {"en": "christmas eve", "de": "heiligabend", "fr": "veille de noël"},
    "christmas day": {"en": "christmas day", "fr": "jour de noël"},
    "new year's eve": {"en": "new year's eve", "de": "silvester", "fr": "saint-sylvestre"},
    "new year's day": {"en": "new year's day", "de": "neujahr|neujahrstag", "fr": "jour de l'an"},
    "spring": {
        "en": "spring",
        "de": "frühjahr|frühling",
        "fr": "printemps",
        "es": "primavera",
        "it": "primavera",
        "pt": "primavera",
        "nl": "voorjaar|lente",
        "pl": "wiosna|wiosną|wiosny",
        "ru": "весна|весной|весны",
        "uk": "весна|навесні|весни",
    },
    "summer": {
        "en": "summer",
        "de": "sommer",
        "fr": "été",
        "es": "verano",
        "it": "estate",
        "pt": "verão",
        "nl": "zomer",
        "pl": "lato|latem",
        "ru": "лето|летом",
        "uk": "літо|влітку",
    },
    "autumn": {
        "en": "autumn|fall",
        "de": "herbst",
        "fr": "automne",
        "es": "otoño",
        "it": "autunno",
        "pt": "outono",
        "nl": "herfst|najaar",
        "pl": "jesień|jesienią|jesieni",
        "ru": "осень|осенью|осени",
        "uk": "осінь|восени|осені",
    },
    "winter": {
        "en": "winter",
        "de": "winter",
        "fr": "hiver",
        "es": "invierno",
        "it": "inverno",
        "pt": "inverno",
        "nl": "winter",
        "pl": "zima|zimą|zimy",
        "ru": "зима|зимой|зимы",
        "uk": "зима|взимку|зими",
    },
    **decade_roles(),
    "1": {"en": "first|1st"},
    "2": {"en": "second|2nd"},
    "3": {"en": "third|3rd"},
    "4": {"en": "fourth|4th"},
    "last": {"en": "last"},
    "morning": {
        "en": "morning|early morning|late morning|forenoon|dawn|a.m|am|in the morning|early hours|small hours",
        "de": "morgens|morgen|vormittag|vormittags|am frühen morgen|in den frühen morgenstunden|frühmorgens",
        "fr": "matin|au petit matin|à l'aube|aube",
        "it": "mattina",
        "nl": "ochtend",
        "es": "madrugada|de madrugada",
        "pt": "madrugada|de madrugada|manhã|de manhã",
        "pl": "rano|nad ranem|rankiem",
        "ru": "утро|утром|утра",
        "uk": "ранок|вранці|ранку",
    },
    "afternoon": {
        "en": "afternoon|early afternoon|late afternoon|p.m|pm|in the afternoon",
        "de": "nachmittag|nachmittags",
        "fr": "après-midi",
        "it": "pomeriggio",
        "nl": "middag",
    },
    "evening": {
        "en": "evening|early evening|late evening|dusk|in the evening",
        "de": "abend|abends",
        "fr": "soir",
        "it": "sera",
        "nl": "avond",
        "pl": "wieczór|wieczorem",
        "ru": "вечер|вечером|вечера",
        "uk": "вечір|ввечері|увечері|вечора",
    },
    "night": {
        "en": "night|late night|late at night|at night|overnight|early night|in the night",
        "de": "nacht|nachts|in der nacht",
        "fr": "nuit",
        "es": "noche",
        "it": "notte|nella notte",
        "nl": "nacht",
        "pt": "noite|na noite",
        "pl": "noc|nocą|nocy",
        "ru": "ночь|ночью|в ночь|ночи",
        "uk": "ніч|вночі|в ніч|у ніч|ночі",
    },
    "same day": {
        "en": "same day|the same day|same date|the same date|that day|that same day|ditto|do|idem|id|as above|same|"
        "same as above|see above",
        "de": "am selben tag|am gleichen tag|dito|ebenso|selber tag",
        "fr": "le même jour|même jour|idem",
        "es": "el mismo día|mismo día|ídem|idem",
        "it": "lo stesso giorno|stesso giorno|idem",
        "pt": "no mesmo dia|mesmo dia|idem",
        "nl": "dezelfde dag|idem",
        "pl": "tego samego dnia|jw",
        "ru": "в тот же день|тот же день",
        "uk": "того ж дня|той самий день",
    },
    "unknown": {
        "en": "unknown|not known",
        "de": "unbekannt",
        "fr": "inconnu|inconnue",
        "es": "desconocido|desconocida",
        "it": "sconosciuto|sconosciuta",
        "pt": "desconhecido|desconhecida",
        "nl": "onbekend",
        "pl": "nieznany|nieznana",
        "ru": "неизвестно|неизвестна",
        "uk": "невідомо|невідома",
    },
    "no date": {
        "en": "n.d|nd|no date|undated|unknown|date unknown|not known|not dated|tbd|tbc|unclear|n/a|na|s.d",
        "de": "o.d|o. d|ohne datum|undatiert|unbekannt",
        "fr": "s.d|s. d|sans date|non daté|inconnu|inconnue",
        "es": "s.f|s. f|sin fecha|desconocido|desconocida",
        "it": "s.d|s. d|senza data|sconosciuto|sconosciuta",
        "pt": "s.d|s. d|sem data|desconhecido|desconhecida",
        "nl": "z.d|z. d|zonder datum|ongedateerd|onbekend",
        "pl": "b.d|b. d|bez daty|nieznany|nieznana",
        "ru": "б.д|б. д|без даты|неизвестно|неизвестна",
        "uk": "б.д|б. д|без дати|невідомо|невідома",
    },
}  # fmt: skip
_ENGLISH_TOO = ("about", "doubt", "bc", "ad", "no date", "same day")
"""Roles whose English words people write in any language: ca., AD."""

_LETTERS = ("q", "h", "w", "kw", "week", "feira", "t")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMAN = {
    f"{tens}{unit}": 10 * at + number
    for at, tens in enumerate(("", "x", "xx"))
    for number, unit in enumerate(_UNITS)
    if 1 <= 10 * at + number <= 21
}
"""The numerals of centuries, in lower case."""
ROMAN_MONTHS = {f"ʀ{numeral}": n for numeral, n in ROMAN.items() if n <= 12}
"""The months of 13 XII 1981, with a mark: in lower case "vi" is Spanish for Friday, too."""
ROMAN_ORDINALS = {
    f"{numeral}{ending}": number
    for numeral, number in ROMAN.items()
    for ending in ("e", "ème")
}
"""XVIe, as French has it before 'siècle'."""
MOVABLE_FEASTS = {
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter monday": 1,
    "ascension": 39,
    "whit sunday": 49,
    "whit monday": 50,
}
"""The days from Easter Sunday."""
FIXED_FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, in lower case without dots: months and weekdays by number, roles by phrase.

    `known` are all words that can have a role in a date.
    """

    language: str
    months: dict[str, int]
    days: dict[str, int]
    roles: dict[str, frozenset[tuple[str, ...]]]
    known: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language by its code; KeyError for an unknown one."""
    months, days = _numbered("months")[language], _numbered("days")[language]
    roles = {role: _phrases(role, language) for role in _ROLES}
    phrases = {word for found in roles.values() for phrase in found for word in phrase}
    relative = RELATIVE if language == "en" else ()
    numerals = {*ROMAN, *ROMAN_ORDINALS, *ROMAN_MONTHS}
    known = frozenset({*months, *days, *phrases, *_LETTERS, *relative, *numerals})
    return Lexicon(language, months, days, roles, known)


def _phrases(role: str, language: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a role as tuples of words; dots and accents may be missing."""
    texts = _ROLES[role].get(language, "")
    if role in _ENGLISH_TOO:
        texts = f"{texts}|{_ROLES[role]['en']}"
    phrases = [text for text in texts.split("|") if text]
    return frozenset(
        words_of(text) for phrase in phrases for text in (phrase, bare(phrase))
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase as the tokens of a date are: 'v. Chr.' is ('v', 'chr')."""
    from crisistl.dates.written.tokens import split

    return tuple(token.text for token in split(text) if token.text not in (".", "-"))


def bare(text: str) -> str:
    """The text without accents and the strokes of letters; only of Latin script, where й is not и."""
    plain = unicodedata.normalize("NFKD", text.replace("ł", "l"))
    stripped = "".join(c for c in plain if not unicodedata.combining(c))
    if stripped.isascii():
        return stripped
    return text


@cache
def _numbered(kind: str) -> dict[str, dict[str, int]]:
    """The words of months or weekdays by language; a bare form only where it has one meaning in all languages."""
    data = json.loads(
        (Path(__file__).parent / "cldr.json").read_text(encoding="utf-8")
    )["languages"]
    more = _MORE_DAYS
    if kind == "months":
        more = _MORE_MONTHS
    found: dict[str, dict[str, int]] = {}
    for language in LANGUAGES:
        words = {
            word: int(n) for n, names in data[language][kind].items() for word in names
        }
        for entry in filter(None, more.get(language, "").split("|")):
            number, *names = entry.split()
            words |= dict.fromkeys(names, int(number))
        found[language] = {
            word.replace("’", "'"): number for word, number in words.items()
        }
    meanings: dict[str, set[int]] = {}
    for named in found.values():
        for word, value in named.items():
            meanings.setdefault(bare(word), set()).add(value)
    return {
        language: words
        | {bare(w): n for w, n in words.items() if len(meanings[bare(w)]) == 1}
        for language, words in found.items()
    }
