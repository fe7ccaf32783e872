"""The words of parts of the day, and those in the place of a date, in each language, by role."""

# Role by role, the words of each language; "|" is between words, which may be phrases.
DAY_WORDS: dict[str, dict[str, str]] = {
    "morning": {
        "en": "morning|early morning|late morning|forenoon|dawn|a.m|am|in the morning|early hours|small hours|"
        "predawn|pre-dawn|mid-morning|midmorning|daybreak|the early hours|in the early hours|"
        "in the early morning|early in the morning|at dawn",
        "de": "morgens|morgen|vormittag|vormittags|am frühen morgen|in den frühen morgenstunden|frühmorgens|"
        "am morgen|früh am morgen|am vormittag|früh|frühen morgen|morgengrauen|im morgengrauen",
        "fr": "matin|au petit matin|à l'aube|aube|matinée|dans la matinée|en matinée|tôt le matin|le matin|"
        "du matin",
        "es": "madrugada|de madrugada|mañana|por la mañana|de la mañana|en la mañana|madrugada del|al amanecer",
        "it": "mattina|mattino|al mattino|mattinata|di mattina|alba|all'alba|in mattinata|del mattino|"
        "della mattina",
        "pt": "madrugada|de madrugada|manhã|de manhã|pela manhã|da manhã|ao amanhecer",
        "nl": "ochtend|ochtends|'s ochtends|vroege ochtend|voormiddag|in de ochtend|'s morgens",
        "pl": "rano|nad ranem|rankiem|ranek|poranek|wczesnym rankiem|o świcie|przed południem|świt",
        "ru": "утро|утром|утра|рано утром|ранним утром|на рассвете|под утро|рассвет",
        "uk": "ранок|вранці|ранку|зранку|уранці|рано вранці|на світанку|ранком|світанок",
    },
    "afternoon": {
        "en": "afternoon|early afternoon|late afternoon|p.m|pm|in the afternoon|mid-afternoon|midafternoon",
        "de": "nachmittag|nachmittags|am nachmittag|am frühen nachmittag|am späten nachmittag|spätnachmittag|"
        "früher nachmittag",
        "fr": "après-midi|l'après-midi|après midi|dans l'après-midi|de l'après-midi",
        "es": "tarde|por la tarde|de la tarde|en la tarde",
        "it": "pomeriggio|nel pomeriggio|del pomeriggio|tardo pomeriggio|primo pomeriggio",
        "pt": "tarde|à tarde|da tarde|pela tarde|de tarde",
        "nl": "middag|'s middags|namiddag|in de middag|middags",
        "pl": "popołudnie|popołudniem|po południu|popołudniu",
        "ru": "днем|днём|после полудня|дня",
        "uk": "вдень|удень|пополудні|після обіду|після полудня|дня",
    },
    "evening": {
        "en": "evening|early evening|late evening|dusk|in the evening|nightfall",
        "de": "abend|abends|am abend|spätabends|am frühen abend|am späten abend|des abends|früher abend|"
        "später abend",
        "fr": "soir|soirée|en soirée|dans la soirée|le soir|du soir",
        "es": "al anochecer|anochecer",
        "it": "sera|di sera|in serata|serata|della sera|tarda sera|tarda serata",
        "pt": "noitinha|ao anoitecer|anoitecer",
        "nl": "avond|avonds|'s avonds|in de avond",
        "pl": "wieczór|wieczorem|późnym wieczorem|wczesnym wieczorem|pod wieczór",
        "ru": "вечер|вечером|вечера|поздно вечером|поздним вечером|ранним вечером",
        "uk": "вечір|ввечері|увечері|вечора|пізно ввечері|пізно увечері|надвечір",
    },
    "night": {
        "en": "night|late night|late at night|at night|overnight|early night|in the night|in the dead of night",
        "de": "nacht|nachts|in der nacht|des nachts|spätnachts",
        "fr": "nuit|dans la nuit|la nuit|de nuit",
        "es": "noche|en la noche|por la noche|de la noche|de noche",
        "it": "notte|nella notte|di notte|in nottata|nottata|della notte",
        "pt": "noite|na noite|à noite|da noite|de noite|pela noite",
        "nl": "nacht|nachts|'s nachts|in de nacht",
        "pl": "noc|nocą|nocy|w nocy",
        "ru": "ночь|ночью|в ночь|ночи|среди ночи",
        "uk": "ніч|вночі|в ніч|у ніч|ночі|ніччю|серед ночі|уночі",
    },
    "same day": {
        "en": "same day|the same day|same date|the same date|that day|that same day|ditto|do|idem|id|as above|"
        "same|same as above|see above",
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
    "next day": {
        "en": "next day|the next day|following day|the following day|day after|the day after|next morning|"
        "the next morning|next evening|the next evening|later that day|later the same day|earlier that day|"
        "previous day|the previous day|the day before|next month|the following month|the following year|"
        "next week|the following week",
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
    "night to": {
        "de": "nacht zum|in der nacht zum|nacht auf den|in der nacht auf den|nacht auf|in der nacht auf",
        "pl": "w noc na|noc na|w nocy na",
        "ru": "в ночь на|ночь на|ночью на",
        "uk": "в ніч на|у ніч на|ніч на",
    },
}  # fmt: skip
