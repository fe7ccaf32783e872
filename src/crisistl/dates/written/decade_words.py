"""The words for decades in each language, by the role that they have in a date."""

# In the order of the tens from 20 to 90; "|" is between several words for one.
_TENS = {
    "en": "twenties thirties forties fifties sixties seventies eighties nineties",
    "de": "zwanziger dreißiger vierziger fünfziger sechziger siebziger achtziger neunziger",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingt|quatre-vingts quatre-vingt-dix",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "pl": "dwudzieste|dwudziestych trzydzieste|trzydziestych czterdzieste|czterdziestych "
    "pięćdziesiąte|pięćdziesiątych sześćdziesiąte|sześćdziesiątych siedemdziesiąte|siedemdziesiątych "
    "osiemdziesiąte|osiemdziesiątych dziewięćdziesiąte|dziewięćdziesiątych",
    "ru": "двадцатые|двадцатых тридцатые|тридцатых сороковые|сороковых пятидесятые|пятидесятых "
    "шестидесятые|шестидесятых семидесятые|семидесятых восьмидесятые|восьмидесятых девяностые|девяностых",
    "uk": "двадцяті|двадцятих тридцяті|тридцятих сорокові|сорокових п'ятдесяті|п'ятдесятих "
    "шістдесяті|шістдесятих сімдесяті|сімдесятих вісімдесяті|вісімдесятих дев'яності|дев'яностих",
}
TENS = (20, 30, 40, 50, 60, 70, 80, 90)
# What follows the number in the same word: 1960s, 1960er Jahre, 1960-е годы.
_ENDINGS = {
    "en": "s|'s",
    "de": "er|er jahre|er jahren",
    "ru": "е|е годы|е гг|х|х годов|х годах|х гг|ые|ых",
    "uk": "ті|ті роки|ті рр|х|х років|х роках|х рр|і|их",
}
# What comes before the number or its name: les années 1960, anni Sessanta.
_BEFORE = {
    "fr": "années|décennie",
    "es": "años|década de|decenio de",
    "it": "anni|decennio",
    "pt": "anos|década de",
    "nl": "jaren",
    "pl": "lata|lat|latach",
}
# What comes after the name of the tens: sechziger Jahre.
_AFTER = {
    "de": "jahre|jahren",
    "ru": "годы|годов|годах|гг",
    "uk": "роки|років|роках|рр",
}


def decade_roles() -> dict[str, dict[str, str]]:
    """The phrases of each role and language: "decade", "decade of", "decade after", and "tens 20" to "tens 90"."""
    roles = {"decade": _ENDINGS, "decade of": _BEFORE, "decade after": _AFTER}
    for place, number in enumerate(TENS):
        named = {}
        for language, words in _TENS.items():
            name = words.split()[place]
            if language == "de":
                name = f"{name}|{name}jahre|{name}jahren"
            named[language] = name
        roles[f"tens {number}"] = named
    return roles
