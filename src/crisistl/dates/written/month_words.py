"""The words of months and weekdays that CLDR lacks, by language and number."""

# Abbreviations, old spellings and cases (Polish, Russian and Ukrainian "in May") that CLDR does not have.
MORE_MONTHS: dict[str, str] = {
    "en": "2 febr|3 mch|4 apl|9 septr|10 octr|11 novr|12 decr",
    "de": "1 januars jänners|2 feber febr februars|3 mrz maerz|4 aprils|5 mais maien|6 juno|7 julei|10 oktobers",
    "fr": "4 avl|9 sep septemb",
    "es": "2 febr|8 agto|9 septbre|11 novbre|12 dicbre",
    "it": "1 genn|2 febb febbr|5 magg|6 giugn|7 lugl|9 sett|10 ottob|11 novemb|12 dicem",
    "pt": "2 fevr|9 setem|10 outub",
    "nl": "2 febr|3 mar|9 sept",
    "pl": "1 styczniu stycz|2 lutym|3 marcu|4 kwietniu kwiec|5 maju|6 czerwcu czerw|7 lipcu|8 sierpniu sierp|"
    "9 wrześniu wrzes|10 październiku paźdz|11 listopadzie listop|12 grudniu grudz|"
    "1 styczniem|3 marcem|4 kwietniem|5 majem|6 czerwcem|7 lipcem|8 sierpniem|"
    "9 wrześniem|10 październikiem|11 listopadem|12 grudniem",
    "ru": "1 январе|2 феврале фев|3 марте|4 апреле|5 мае|6 июне|7 июле|8 августе|9 сентябре сен|10 октябре|"
    "11 ноябре ноя|12 декабре|"
    "1 январем январём|2 февралем февралём|3 мартом|4 апрелем|5 маем|6 июнем|7 июлем|8 августом|"
    "9 сентябрем сентябрём|10 октябрем октябрём|11 ноябрем ноябрём|12 декабрем декабрём",
    "uk": "1 січні|2 лютому|3 березні берез|4 квітні кві|5 травні тра|6 червні чер|7 липні|8 серпні|9 вересні верес|"
    "10 жовтні жов|11 листопаді листоп|12 грудні гру|"
    "1 січнем|2 лютим|3 березнем|4 квітнем|5 травнем|6 червнем|7 липнем|"
    "8 серпнем|9 вереснем|10 жовтнем|11 листопадом|12 груднем",
}
MORE_DAYS: dict[str, str] = {
    "en": "2 tues|3 weds|4 thur thurs",
    "de": "6 sonnabend",
    "pt": "2 terça-feira|3 quarta-feira|4 quinta-feira|5 sexta-feira",
    "nl": "1 maa|2 din dins|3 woe woens|4 don dond|5 vrij|6 zat|7 zon",
    "pl": "1 poniedziałku|3 środę|6 sobotę|7 niedzielę",
    "ru": "3 среду|5 пятницу|6 субботу",
    "uk": "3 середу|5 п'ятницю|6 суботу|7 неділю",
}
