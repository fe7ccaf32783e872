"""The words between the parts of a date, and between two dates, in each language, by role."""

# Role by role, the words of each language; "|" is between words, which may be phrases.
LINKS: dict[str, dict[str, str]] = {
    "either": {
        "en": "either",
        "de": "entweder",
        "fr": "soit",
        "es": "o bien",
        "it": "o",
        "pt": "ou",
        "nl": "ofwel|hetzij",
    },
    "between": {
        "en": "between|some time between|sometime between",
        "de": "zwischen|zwischen dem",
        "fr": "entre|entre le|entre les",
        "es": "entre|entre el|entre las",
        "it": "tra|fra|tra il|tra le|fra le|tra la|tra l'",
        "pt": "entre",
        "nl": "tussen",
        "pl": "między|pomiędzy",
        "ru": "между",
        "uk": "між",
    },
    "and": {
        "en": "and|&",
        "de": "und|und dem|&|und zum",
        "fr": "et|et le|&|et du",
        "es": "y|e|y el|y las|&|y de|y del",
        "it": "e|e il|e le|e la|&|ed|e del",
        "pt": "e|&|e o|e de",
        "nl": "en|&|en de",
        "pl": "i|a|&",
        "ru": "и|&",
        "uk": "і|та|й|&",
    },
    "to": {
        "en": "to|until|till|through|thru|up to|through to|up until",
        "de": "bis|bis zum|auf den|auf|zum|bis einschließlich|bis zu|bis in den",
        "fr": "au|à|jusqu'au|jusqu'en|jusqu'à",
        "es": "a|al|a las|hasta|hasta el|hasta las|a el|al día",
        "it": "al|a|all'|alle|sino al|fino al|fino alle",
        "pt": "a|até|ao|às|para|até ao|até às|para o",
        "nl": "tot|t/m|tot en met|op|tot aan|op de",
        "pl": "do|na",
        "ru": "по|до|на",
        "uk": "по|до|на",
    },
    "or": {
        "en": "or|or else|or on|or in",
        "de": "oder|oder am|oder im|oder erst",
        "fr": "ou|ou le|ou en|ou bien",
        "es": "o|u|o el|o en",
        "it": "o|od|oppure|o il|o nel",
        "pt": "ou|ou em",
        "nl": "of|of op|ofwel",
        "pl": "lub|albo|czy|bądź|lub w|albo w",
        "ru": "или|либо|или в",
        "uk": "або|чи|або в",
    },
    # Words between the parts of a date, and in front of it, that add nothing.
    "of": {
        "en": "of|in",
        "de": "des jahres|des|der",
        "fr": "de|d'|des|du|de l'année|de la|de l'|du mois de|du mois d'|au mois de",
        "es": "de|del|de la|del año|del mes de|del año de",
        "it": "di|del|degli|della|dell'|dell'anno|dei|del mese di",
        "pt": "de|do|dos|da|do ano|do ano de|das|do mês de",
        "nl": "van|van de|van het|in",
        "ru": "месяца",
        "uk": "місяця",
    },
    "the": {
        "en": "year|the year|in the year|the|on|on the|in|in the|during|dated|at|sometime in|some time in|"
        "sometime during|some time during|"
        "at some point in",
        "de": "im jahr|im jahre|jahr|am|den|der|im|in|dem|das|die|an|während des|während der|während",
        "fr": "année|l'année|le|les|en|au|aux|dans les|au mois de|en l'an|la|l'|dans la|à la|à l'|pendant la|"
        "pendant le|pendant|"
        "au cours du|au cours de la|au cours de|durant|courant",
        "es": "año|el año|en el año|el|los|en|el día|día|los días|en el|en los|la|las|en la|durante el|"
        "durante la|durante|en las|"
        "por la",
        "it": "anno|l'anno|nell'anno|il|nel|in|l'|lo|a|il giorno|i giorni|nell'|gli|negli|la|le|nella|nelle|"
        "alla|durante il|durante la|"
        "durante",
        "pt": "ano|no ano|ano de|no ano de|em|no|nos|o|os|a|dia|dias|no dia|nos dias|os dias|na|nas|as|à|às|"
        "durante o|durante a|durante",
        "nl": "jaar|het jaar|in het jaar|op|de|in|het|op de|in het|in de|tijdens|gedurende",
        "pl": "rok|w roku|w|we|dnia|dn|podczas|dniu|w dniu|w dniach|dniach",
        "ru": "год|в год|в|во|во время|в течение|течение",
        "uk": "рік|у|в|під час|протягом|упродовж",
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
}  # fmt: skip
