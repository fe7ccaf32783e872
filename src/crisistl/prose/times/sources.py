"""Sources: the ways in which English articles write a time, and what a text must have for each of them."""

# a paragraph has no empty line, so a time never goes on behind one
_SP = r"\s*"
_S = r"\s+"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_SHORT_WEEKDAYS = "Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun"
_NTHS = "first|second|third|fourth|fifth|last|final|penultimate"
_DAY_PARTS = "morning|afternoon|evening|night|noon|midday|midnight|dawn|lunchtime"
_M = (
    rf"(?:{_MONTHS}|{_MONTHS.upper()}|"
    rf"(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})\.?(?![A-Za-z]))"
)
# 'May' and 'March' are words too
_M_ALONE = rf"(?!(?:May|March|Mar)\b)(?:{_MONTHS}|(?:{_SHORT_MONTHS})\.)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?![\d%])(?:st|nd|rd|th)?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*"
_WDN = rf"(?:{_WEEKDAYS})"
_IN_LIST = rf"(?:on{_S})?(?:the{_S})?(?:{_WDN},?{_S})?{_D}"
_LAST_OF = rf",?{_S}(?:and|&|or){_S}(?:(?:again|then|also){_S})?{_IN_LIST}"
_THE_ORD = rf"(?:[Tt]he{_S}(?=\d{{1,2}}(?:st|nd|rd|th)))?"
_ORD = r"(?:3[01]st|[12]?1st|[12]?2nd|[12]?3rd|(?:30|[12]?[04-9]|1[0-9])th)"
_Y = r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\d%]|,\d{3}|[.]\d)[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*"
_WD = rf"(?:{_WEEKDAYS}|{_WEEKDAYS.upper()})"
_WDA = rf"(?:{_WD}|(?:{_SHORT_WEEKDAYS}|{_SHORT_WEEKDAYS.upper()})\.?)"
_DASH = rf"{_SP}(?:[-–—\u2010\u2011]|to(?=\s)|until(?=\s)|through(?=\s)){_SP}"
_QUAL = rf"(?:(?P<q>[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he{_S})?(?:very{_S})?(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd|[Cc]lose){_S}of(?:{_S}the{_S}month{_S}of)?)(?:{_SP}[-–]{_SP}|{_S}(?:in{_S})?))"
_QUAL2 = (
    rf"(?:(?P<q2>early|mid|late|(?:the{_S})?(?:beginning|start|middle|end){_S}of)[- ])?"
)
_APPROX = rf"(?P<about>around|about|circa|c\.|approximately|roughly){_S}"
_THAT_YEAR = rf"(?:last|this|next|(?:that|the){_S}same|that|the{_S}following|the{_S}next|the{_S}previous){_S}year"
_SEASONAL = rf"(?:of\b|(?:{_Y})|break|camps?|collection|equinox|festival|games|holidays?|olympics|palace|offensive|school|session|solstice|term|time|vacation|heat|cold)"
_NUM = (
    r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"a hundred|several|a few|few|some|many|a couple of|couple of|a dozen|dozens of|\d{1,3})"
)
_UNIT = (
    r"(?:hour|day|night|week|fortnight|month|quarter|year|decade|centur)(?:s|y|ies)?"
)
# what has a number: 'on the 38th parallel', 'on the 20th anniversary', 'on the 5th floor'
_NTH_OF = (
    r"(?:anniversar(?:y|ies)|birthday|floor|parallel|centur(?:y|ies)|days?|sessions?|congress|rounds?|minute|hour|ballot|"
    r"attempt|hole|lap|years?|months?|weeks?|meetings?|summit|draft|article|plenum|infantry|division|army|corps|brigade|"
    r"regiment|battalion|fleet|street|avenue|green|page|line|place|time|night|amendment|edition|count|charge|position|"
    r"level|deck|parliament|assembly|meridian|try|bid|series|class|vote|package|anniv)"
)
_POD = rf"(?P<part>{_DAY_PARTS})"
_NTH = rf"(?:{_NTHS})"
_ITS_MONTH = rf"(?:(?P<of>(?:that|the{_S}same|the|this|last|next|the{_S}following|the{_S}previous){_S}month)|(?P<it>it))"
_OPT_POD = rf"(?:{_S}{_POD})?"
_ZONE = rf"(?:{_S}\(?(?P<tz>GMT|UTC|BST|CEST|CET|EEST|EET|MSK|E[SD]T|C[SD]T|P[SD]T|IST|local{_S}time|[A-Z][a-z]+{_S}time)\b\)?)?"
_LEFT = r"(?<![\w$€£#/.,\-–])"
_LEFT_W = r"(?<![\w$€£#])"
# not the rest of a larger number: '1,000 days', '1.5 years', 'a hundred and twenty days'
_LEFT_N = rf"{_LEFT_W}(?<!\d[.,])(?<!hundred and )(?<!thousand and )"
_RIGHT = r"(?![\w%])"
_DAYS = _WEEKDAYS.lower()
_UNITS = (
    "hour|hours|day|days|night|nights|week|weeks|fortnight|fortnights|month|months|quarter|quarters|year|years|"
    "decade|decades|century|centuries"
)
# what a text must have for a pattern to be worth compiling, which takes most of the time of a short article
_MON = r"(?:[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][RrYy]|[Aa][PpUu][RrGg]|[Jj][Uu][NnLl]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc])"
_TO = r"(?:[-–—\u2010\u2011]|to\s|and\s|until\s|through\s)"
HINTS = {
    "ISO": r"\d{4}[-/]\d",
    "NUMBERS": r"\d[/.-]\d",
    "DAY_MONTH": rf"\d\S{{0,6}}\s+(?:of\s+)?{_MON}",
    "MONTH_DAY": rf"{_MON}[A-Za-z]*\.?\s+(?:the\s+)?\d",
    "DAY_DASH": rf"\d-{_MON}",
    "DAY_TO": rf"\d\S{{0,6}}\s*(?:{_TO}|/\d)|\d[-–—\u2010\u2011/]",
    "TO_DAY": rf"{_TO}\s*(?:[A-Za-z]+\.?,?\s+)?(?:the\s+)?\d",
    "DAY_AND": r"\d\S{0,6},?\s+(?:and|&|or)\s+(?:(?:again|then|also)\s+)?(?:on\s+)?(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?\d",
    "MONTH": _MON,
    "MONTH_TO": rf"{_MON}[A-Za-z]*\.?(?:\s+\d{{4}})?\s*{_TO}\s*(?:[Ee]arly|[Mm]id|[Ll]ate|the|beginning|start|middle|end)?"
    rf"(?:\s+(?:beginning|start|middle|end))?[\s-]*(?:of\s+)?{_MON}",
    "MONTH_YEAR": rf"{_MON}[A-Za-z]*\.?,?\s+(?:of\s+)?(?:\d{{4}}|last|this|next|that|the)",
    "YEAR": r"\d{4}",
    "YEAR_FIRST": r"\d{4}[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*,?\s+"
    r"(?:\d|[JFMASOND]|[Ee]arly|[Mm]id|[Ll]ate|[Tt]he|[Vv]ery|[BbSsMmEeCc])",
    "YEAR_TO": rf"\d{{4}}\S{{0,2}}\s*{_TO}",
    "YEAR_AND": r"\d{4}\S{0,2},?\s+(?:and|to|until|through)\s+\d{4}",
    "ORDINAL": r"\d(?:st|nd|rd|th)\b",
    "ORDINAL_TO": r"\d(?:st|nd|rd|th)\s*(?:[-–—]|to|until|through|and)\s",
    "DECADE": r"\d0['’]?s",
    "QUARTER": r"Q\d",
    "WEEKDAY_TO": r"day\s*(?:[-–—]|to\s|into\s|until\s|through\s)\s*[A-Z]",
    "WEEKDAY_ORDINAL": r"day,?\s+(?:the\s+)?\d",
    "WEEKDAY_AFTER": r"day\s+(?:after|before|following)",
    "WEEKDAY_OF": r"day\s+(?:(?:of|in)\s+)?(?:last|next|this|that|the)\s",
    "THE_WEEKDAY": r"[Tt]h(?:e|at|at\s+same)\s+[A-Z][a-z]+day",
    "UNIT_AND": r"(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?\s+and\s",
    "UNIT_ON": r"(?:hour|day|night|week|fortnight|month|quarter|year|decade)s?\s+on\b",
    "CLOCK_HALF": r"\d\s*[ap]\.?m\b",
    "CLOCK": r"\d[:.]\d\d",
    "AT_HOURS": r"[Aa]t\s+\d{4}",
}  # fmt: skip

SOURCES: tuple[tuple[str, str, str], ...] = (
    ("iso", "ISO", rf"{_LEFT}(?P<y>\d{{4}})-(?P<mn>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\w-])"),
    ("iso", "ISO", rf"{_LEFT}(?P<y>\d{{4}})/(?P<mn>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?![\w/])"),
    ("numeric", "NUMBERS", rf"{_LEFT}(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d)(?![\w/]|[.-]\d)"),
    # several days of one month, and days from one to another
    ("range", "MONTH_DAY DAY_TO", rf"{_LEFT}(?:(?P<wd>{_WDA}),?{_S})?(?P<m>{_M}){_S}(?P<d>{_D})(?:,?{_S}(?P<y>{_Y}))?{_DASH}(?:(?P<wd2>{_WDA}),?{_S})?(?P<m2>{_M}){_S}(?P<d2>{_D})(?:,?{_S}(?P<y2>{_Y}))?{_RIGHT}"),
    ("range", "DAY_MONTH TO_DAY", rf"{_LEFT}(?:(?P<wd>{_WDA}),?{_S})?(?P<d>{_D}){_S}(?P<m>{_M})(?:,?{_S}(?P<y>{_Y}))?{_DASH}(?:(?P<wd2>{_WDA}),?{_S})?(?P<d2>{_D}){_S}(?P<m2>{_M})(?:,?{_S}(?P<y2>{_Y}))?{_RIGHT}"),
    ("range", "MONTH_DAY DAY_TO", rf"{_LEFT}(?P<m>{_M}){_S}(?P<d>{_D}){_DASH}(?P<d2>{_D})(?:(?:,{_SP}|{_S})(?P<y>{_Y}))?{_RIGHT}"),
    ("range", "DAY_MONTH DAY_TO", rf"{_LEFT}{_THE_ORD}(?P<d>{_D})(?:{_DASH}|/)(?:the{_S})?(?P<d2>{_D}){_S}(?:of{_S})?(?P<m>{_M})(?:,?{_S}(?P<y>{_Y}))?{_RIGHT}"),
    ("between", "between DAY_MONTH", rf"(?<=[Bb]etween\s)(?:the{_S})?(?P<d>{_D})(?:{_S}(?:of{_S})?(?P<m>{_M}))?{_S}and{_S}(?:the{_S})?(?P<d2>{_D}){_S}(?:of{_S})?(?P<m2>{_M})(?:,?{_S}(?P<y>{_Y}))?{_RIGHT}"),
    ("between", "between MONTH_DAY", rf"(?<=[Bb]etween\s)(?P<m>{_M}){_S}(?P<d>{_D}){_S}and{_S}(?:(?P<m2>{_M}){_S})?(?P<d2>{_D})(?:,?{_S}(?P<y>{_Y}))?{_RIGHT}"),
    ("list", "MONTH_DAY DAY_AND", rf"{_LEFT}(?P<m>{_M}){_S}(?P<days>{_D}(?:,{_S}{_IN_LIST})*{_LAST_OF})(?:,?{_S}(?P<y>{_Y}))?{_RIGHT}"),
    ("list", "DAY_MONTH DAY_AND", rf"{_LEFT}(?P<days>(?:[Tt]he{_S})?(?:{_WDN},?{_S})?{_D}(?:,{_S}{_IN_LIST})*{_LAST_OF}),?{_S}(?:of{_S})?(?P<m>{_M})(?:,?{_S}(?P<y>{_Y}))?{_RIGHT}"),
    # days
    ("day", "DAY_MONTH", rf"{_LEFT_W}(?:{_APPROX})?(?:(?P<wd>{_WDA}),?{_S}(?:the{_S})?)?{_THE_ORD}(?P<d>{_D})\.?{_S}(?:of{_S})?(?P<m>{_M})(?:,?{_S}(?:of{_S})?(?P<y>{_Y}|{_THAT_YEAR}))?{_RIGHT}"),
    ("day", "MONTH_DAY", rf"{_LEFT_W}(?:{_APPROX})?(?:(?P<wd>{_WDA}),?{_S})?(?P<m>{_M}){_S}(?:the{_S})?(?P<d>{_D})(?:(?:,{_SP}|{_S})(?:of{_S})?(?P<y>{_Y}|{_THAT_YEAR}))?{_RIGHT}"),
    ("day", "DAY_DASH", rf"{_LEFT}(?P<d>{_D})-(?P<m>{_M})-(?P<y>{_Y}){_RIGHT}"),
    # the year first, as in outlines: '2019 January 7', '2003, June', '2021 September-October'
    ("range", "YEAR_FIRST", rf"{_LEFT}(?P<y>{_Y}),?{_S}(?P<m>{_M}){_S}(?P<d>{_D}){_DASH}(?:(?P<m2>{_M}){_S})?(?P<d2>{_D}){_RIGHT}"),
    ("day", "YEAR_FIRST", rf"{_LEFT}(?P<y>{_Y}),?{_S}(?P<m>{_M}){_S}(?P<d>{_D}){_RIGHT}"),
    ("day", "YEAR_FIRST", rf"{_LEFT}(?P<y>{_Y}),?{_S}(?P<d>{_D}){_S}(?P<m>{_M}){_RIGHT}"),
    ("month_range", "YEAR_FIRST", rf"{_LEFT}(?P<y>{_Y}),?{_S}(?P<m>{_M}){_DASH}(?P<m2>{_M}){_RIGHT}"),
    ("month", "YEAR_FIRST", rf"{_LEFT}(?P<y>{_Y}),?{_S}(?:{_QUAL})?(?P<m>{_M}){_RIGHT}"),
    ("month_range", "MONTH_TO YEAR", rf"{_LEFT_W}(?:{_QUAL})?(?P<m>{_M})(?:{_S}(?P<y>{_Y}))?{_DASH}{_QUAL2}(?P<m2>{_M}){_S}(?P<y2>{_Y}){_RIGHT}"),
    ("month_range", "between MONTH_TO", rf"(?<=[Bb]etween )(?:{_QUAL})?(?P<m>{_M})(?:{_S}(?P<y>{_Y}))?{_S}and{_S}{_QUAL2}(?P<m2>{_M})(?:{_S}(?P<y2>{_Y})|(?!{_SP}\d{{1,2}}\b)){_RIGHT}"),
    ("month_range", "from MONTH_TO", rf"(?<=[Ff]rom )(?:{_QUAL})?(?P<m>{_M}){_S}(?:to|until|through){_S}{_QUAL2}(?P<m2>{_M})(?!{_SP}\d{{1,2}}\b|{_S}{_Y}){_RIGHT}"),
    ("month_range", "MONTH_TO", rf"{_LEFT_W}(?:{_QUAL})?(?P<m>{_M}){_DASH}{_QUAL2}(?P<m2>{_M})(?=\s*:|\s*[–—]|\s+-\s)"),
    ("month", "MONTH_YEAR", rf"{_LEFT_W}(?:{_APPROX})?(?:{_QUAL})?(?P<m>{_M})(?:,?{_S}(?:of{_S})?(?P<y>{_Y}|{_THAT_YEAR})){_RIGHT}"),
    ("month", "MONTH early|mid|late|beginning|start|middle|end|close", rf"{_LEFT_W}(?:{_QUAL})(?P<m>{_M}){_RIGHT}"),
    ("month", "MONTH last|next|this|earlier|later|following|previous", rf"{_LEFT_W}(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier{_S}in|[Ll]ater{_S}in|[Tt]he{_S}(?:following|next|previous)){_S}(?P<m>{_M})(?!{_SP}\d{{1,2}}\b){_RIGHT}"),
    ("month", "MONTH", rf"{_LEFT_W}(?P<m>{_M_ALONE})(?!{_SP}(?:3[01]|[12]\d|0?[1-9])(?!\d|,\d{{3}}(?!\d))){_RIGHT}"),
    ("month", "may|march", rf"(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=[Bb]y )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<=[Dd]uring )|(?<=[Ff]rom )|(?<=of )|(?<=in\n))(?P<m>May|March){_RIGHT}"),
    ("month", "may|march", r"(?:^|(?<=\n))(?P<m>May|March)(?=\s*[:–—]|\s+-\s)"),
    ("holiday", "christmas|boxing|new", rf"{_LEFT_W}(?P<name>Christmas{_S}Eve|Christmas{_S}Day|Boxing{_S}Day|New{_S}Year['’]s{_S}(?:Eve|Day))(?:,?{_S}(?:of{_S})?(?P<y>{_Y}|{_THAT_YEAR}))?{_RIGHT}"),
    ("holiday", "christmas|new before|after", rf"(?:(?<=\bbefore )|(?<=\bafter ))(?P<name>Christmas|New{_S}Year)(?![\w’'])(?!{_S}(?:Eve|Day))"),
    ("ordinal", "ORDINAL month|it", rf"{_LEFT_W}[Tt]he{_S}(?P<d>{_ORD}){_S}of{_S}{_ITS_MONTH}{_RIGHT}"),
    ("ordinal", "ORDINAL", rf"{_LEFT_W}[Tt]he{_S}(?P<d>{_ORD})(?=\s*[,;.:)\n]|\s+(?:and|or|to|of the month|it|he|she|they|the|an?|in|at|their|his|her|its|our|we|some|several|many|all|both|two|three|four|five|police|troops|people|about|around|more|after|when|another)\b|\s+[A-Z]|\s*$)"),
    ("ordinal", "ORDINAL", rf"(?<=\b[Oo]n )[Tt]he{_S}(?P<d>{_ORD})(?={_S}[a-z])(?!{_S}(?:\w+{_S})?{_NTH_OF}\b)"),
    ("ordinal_range", "ORDINAL_TO", rf"{_LEFT_W}(?:[Tt]he{_S})?(?P<d>{_ORD}){_SP}(?:[-–—]|to(?=\s)|until(?=\s)|through(?=\s)|and(?=\s)){_SP}(?:the{_S})?(?:(?:morning|afternoon|evening|night){_S}of{_S}the{_S})?(?P<d2>{_ORD})(?=\s*[,;.:)\n]|{_S}(?:a|an|the|it|he|she|they|in|at|when|and|but|[A-Z]|[a-z]+s\b)|{_S}[a-z]+(?:ed|s)?\b|\s*$)"),
    # years and what is longer
    ("year_range", "YEAR_TO", rf"{_LEFT}(?P<y>{_Y})(?:{_SP}[-–—\u2010\u2011]{_SP}|{_S}to{_S})(?P<y2>{_Y}|\d\d(?!\d))(?!-\d){_RIGHT}"),
    ("year_range", "YEAR_AND between|from", rf"(?:(?<=[Bb]etween )|(?<=[Ff]rom ))(?P<y>{_Y}){_S}(?:and|to|until|through){_S}(?P<y2>{_Y}){_RIGHT}"),
    ("decade", "DECADE", rf"{_LEFT_W}(?:{_QUAL})?(?:the{_S})?(?P<y>1[0-9]\d0|20\d0)['’]?s{_RIGHT}"),
    ("century", "century", rf"{_LEFT_W}(?:{_QUAL})?(?P<n>\d{{1,2}})(?:st|nd|rd|th){_S}century{_RIGHT}"),
    ("season", "spring|summer|autumn|fall|winter", rf"{_LEFT_W}(?:{_QUAL})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter){_S}(?:of{_S})?(?P<y>{_Y}|{_THAT_YEAR}){_RIGHT}"),
    ("season", "spring|summer|autumn|fall|winter last|this|next|that|the", rf"{_LEFT_W}(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat(?:{_S}same)?|[Tt]he{_S}same|[Tt]he{_S}(?:following|next|previous)){_S}(?P<season>spring|summer|autumn|winter)(?!{_S}{_SEASONAL}){_RIGHT}"),
    ("season", "spring|summer|autumn|fall|winter", rf"(?:(?<=\b[Ii]n )|(?<=\b[Dd]uring )|(?<=\b[Bb]y )|(?<=\b[Ss]ince ))(?:{_QUAL}|the{_S})(?P<season>spring|summer|autumn|winter)(?!{_S}{_SEASONAL}){_RIGHT}"),
    ("season", "spring|summer|autumn|fall|winter", r"(?:^|(?<=\n))(?P<season>Spring|Summer|Autumn|Fall|Winter)(?=\s*[:–—]|\s+-\s)"),
    ("month_part", "half|week|fortnight|weekend|day|days MONTH", rf"{_LEFT_W}(?:[Tt]he{_S})?(?P<n>first|second|third|fourth|last|final|opening|closing){_S}(?P<unit>half|week|fortnight|weekend|days?){_S}(?:of|in){_S}(?P<m>{_M})(?:,?{_S}(?P<y>{_Y}|{_THAT_YEAR}))?{_RIGHT}"),
    ("month_part", "half|week|fortnight|weekend|day|days month|it", rf"{_LEFT_W}(?:[Tt]he{_S})?(?P<n>first|second|third|fourth|last|final|opening|closing){_S}(?P<unit>half|week|fortnight|weekend|days?){_S}of{_S}{_ITS_MONTH}{_RIGHT}"),
    ("quarter", "quarter|half", rf"{_LEFT_W}(?:the{_S})?(?P<n>first|second|third|fourth|last|1st|2nd|3rd|4th){_S}(?P<unit>quarter|half){_S}of{_S}(?:the{_S}year{_S})?(?P<y>{_Y}|last{_S}year|this{_S}year|next{_S}year|the{_S}year){_RIGHT}"),
    ("quarter", "QUARTER", rf"{_LEFT_W}Q(?P<n>[1-4])(?:{_S}|-)(?P<y>{_Y}){_RIGHT}"),
    ("year_part", "day|days|week|weeks|month|months first|last|final|opening|closing", rf"{_LEFT_W}(?:[Tt]he{_S})?(?:very{_S})?(?P<n>first|last|final|opening|closing){_S}(?:few{_S})?(?P<unit>days?|weeks?|months?){_S}of{_S}(?P<y>{_Y}|the{_S}year|{_THAT_YEAR}){_RIGHT}"),
    ("year", "early|mid|late|beginning|start|middle|end|close", rf"{_LEFT_W}(?:{_APPROX})?{_QUAL}(?P<y>{_Y}|the{_S}year|{_THAT_YEAR}){_RIGHT}"),
    ("year", "YEAR", rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Ff]rom )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter )|(?<=\b[Dd]uring )|(?<=\b[Tt]hrough )|(?<=\b[Bb]ack in )|(?<=\bback to )|(?<=\bof )|(?<=\bthe )|(?<=['’]s )|(?<=\b[Ii]ts )|(?<=\btheir )|(?<=\b[Ii]n\n)|(?<=\()|(?<=\b[Aa]nd ))(?P<y>{_Y})(?!{_S}(?:soldiers?|troops|people|men|women|ships|dead|killed|prisoners|miles|kilomet|km|dollars|euros|tonnes|tons|pages|votes|cases|deaths|others|fighters|migrants|homes|houses|times))(?:['’]s)?{_RIGHT}"),
    ("year", "YEAR_AND", rf"{_LEFT}(?P<y>{_Y})(?=(?:,{_S}{_Y})*,?{_S}and{_S}{_Y}\b(?![-/]))"),
    ("year", "YEAR", rf"(?:^|(?<=\n))[\s\-–—*•]*(?P<y>{_Y})(?=\s*(?:[-–—:.)]|$|\n))"),
    # from the day of publication, or from a day before it in the text
    ("today", "before|after yesterday|tomorrow|last", rf"{_LEFT_W}(?P<w>[Tt]he{_S}day{_S}before{_S}yesterday|[Tt]he{_S}day{_S}after{_S}tomorrow|[Tt]he{_S}night{_S}before{_S}last){_OPT_POD}{_RIGHT}"),
    ("today", "years|year|months|month|weeks|week ago today|day", rf"{_LEFT_W}(?P<n>{_NUM}){_S}(?P<unit>years?|months?|weeks?){_S}ago{_S}(?P<w>today|to{_S}the{_S}day){_RIGHT}"),
    ("today", "today|yesterday|tomorrow", rf"{_LEFT_W}(?P<w>[Tt]oday|[Yy]esterday|[Tt]omorrow){_OPT_POD}(?!['’]s{_S}[A-Z]){_RIGHT}"),
    ("today", "tonight|night|this|overnight", rf"{_LEFT_W}(?P<w>[Tt]onight|[Ll]ast{_S}night|[Tt]his{_S}(?:morning|afternoon|evening)|[Oo]vernight){_RIGHT}"),
    ("now", "past", rf"(?P<w>(?<=\b[Ii]n )the{_S}past)(?=[,.;]|{_S}[a-z]+{_S}has|$)"),
    ("now", "shortly|soon", rf"{_LEFT_W}(?P<w>[Ss]hortly{_S}after(?:wards?)?|[Ss]oon{_S}after(?:wards?)?)(?!{_S}(?:the|an?|its|his|her|their|\d|[A-Z])\b){_RIGHT}"),
    ("now", "now|currently|present|moment|nowadays|presently", rf"{_LEFT_W}(?P<w>now|currently|at{_S}present|at{_S}the{_S}moment|nowadays|presently){_RIGHT}"),
    ("weekday_nth", f"{_DAYS} {_NTHS}", rf"{_LEFT_W}(?:(?:[Tt]he|[Ii]ts){_S})?(?P<n>{_NTH}){_S}(?P<wd>{_WD}){_S}(?:of|in){_S}(?:(?P<m>{_M})(?:,?{_S}(?P<y>{_Y}|{_THAT_YEAR}))?|{_ITS_MONTH}){_OPT_POD}{_RIGHT}"),
    ("weekday_nth", f"{_DAYS} {_NTHS} its|s", rf"(?:(?<=\b[Ii]ts )|(?<=month[’']s ))(?P<n>{_NTH}){_S}(?P<wd>{_WD}){_RIGHT}"),
    ("weekday_range", "WEEKDAY_TO", rf"{_LEFT_W}(?P<wd>{_WD}){_SP}(?:[-–—]|to(?=\s)|into(?=\s)|until(?=\s)|through(?=\s)){_SP}(?P<wd2>{_WD}){_RIGHT}"),
    ("weekday_range", f"between {_DAYS}", rf"(?<=[Bb]etween )(?P<wd>{_WD}){_S}and{_S}(?P<wd2>{_WD}){_RIGHT}"),
    ("weekday_ordinal", "WEEKDAY_ORDINAL", rf"{_LEFT_W}(?P<wd>{_WD}),?{_S}(?:the{_S})?(?P<d>{_ORD})(?!{_S}(?:of{_S})?{_M}){_RIGHT}"),
    ("weekday", "WEEKDAY_AFTER", rf"{_LEFT_W}[Tt]he{_S}(?P<wd>{_WD}){_S}(?P<rel>after|before|following|afterwards)(?=\s*[,.;:)]|{_S}(?:he|she|it|they|we|when|to|in|at)\b|\s*$)"),
    ("weekday", "week WEEKDAY_OF", rf"{_LEFT_W}(?P<wd>{_WD}){_S}(?:(?:of|in){_S})?(?P<rel>(?:last|next|this|that|the{_S}following|the{_S}same|the{_S}previous){_S}week)(?:{_OPT_POD}){_RIGHT}"),
    ("weekday", f"week {_DAYS}", rf"{_LEFT_W}(?P<wd>{_WD}){_S}(?P<rel>week)(?![\w’'-])"),
    ("weekday", "THE_WEEKDAY", rf"{_LEFT_W}(?P<rel>[Tt]he|[Tt]hat(?:{_S}same)?){_S}(?P<wd>{_WD})(?:{_OPT_POD})(?![a-z]){_RIGHT}"),
    ("weekday", f"{_DAYS}", rf"{_LEFT_W}(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his{_S}coming|[Tt]he{_S}following|[Tt]he{_S}previous|[Tt]he{_S}next|[Cc]oming|[Ee]arly|[Ll]ate){_S}(?:on{_S})?)?(?P<wd>{_WD})(?:{_OPT_POD})(?![a-z]){_RIGHT}"),
    ("unit", "week|weekend|month|year|quarter|decade", rf"{_LEFT_W}(?:(?P<pos>(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)(?:{_S}in)?){_S})?(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he{_S}following|[Tt]he{_S}previous|[Tt]he{_S}coming|[Tt]he{_S}next|[Tt]he{_S}same|[Tt]hat|the{_S}past|the{_S}current|[Cc]oming){_S}(?P<unit>week(?:end)?|month|year|quarter|decade){_OPT_POD}(?!['’]s){_RIGHT}"),
    ("unit_part", "beginning|start|middle|end week|month|year|decade", rf"{_LEFT_W}(?P<q>(?:the{_S})?(?:beginning|start|middle|end){_S}of){_S}(?:(?P<rel>the|this|that|next|last){_S})(?P<unit>week|month|year|decade){_RIGHT}"),
    ("unit", "weekend", rf"(?:(?<=\b[Oo]ver )|(?<=\b[Aa]t )|(?<=\b[Dd]uring )|(?<=course of ))(?P<rel>the){_S}(?P<unit>weekend)(?!{_S}of){_RIGHT}"),
    ("unit_part", "mid|midweek", rf"{_LEFT_W}(?P<q>mid)-?(?P<unit>week){_RIGHT}"),
    ("same_day", "same|that", rf"{_LEFT_W}(?P<w>[Tt]he{_S}same{_S}day|[Tt]hat{_S}(?:same{_S})?day|[Tt]hat{_S}(?:morning|afternoon|evening|night)|[Tt]he{_S}same{_S}(?:morning|afternoon|evening|night)){_RIGHT}"),
    ("nth_day", "day first|second|third|fourth|fifth|sixth|seventh|last|final", rf"(?<=\b[Oo]n )[Tt]he{_S}(?:very{_S})?(?P<n>first|second|third|fourth|fifth|sixth|seventh|last|final){_S}day(?!{_S}(?:of|in){_S}(?:{_M}|\d|the{_S}(?:year|month|week|decade|century)))(?!{_S}after){_RIGHT}"),
    ("next_day", "morning|evening|night after|before", rf"{_LEFT_W}(?P<w>[Tt]he{_S}(?:(?P<part>morning){_S}(?:after|before)|(?P<part2>evening|night){_S}before))(?={_S}(?:the|an?|its|his|her|their|he|she|it|they|[A-Z]))"),
    ("next_day", "next|following|previous|day", rf"{_LEFT_W}(?P<w>[Tt]he{_S}(?:next|following|previous){_S}(?:day|morning|afternoon|evening|night)|[Tt]he{_S}day{_S}(?:after|before|earlier)(?:wards?)?(?!{_S}(?:yesterday|tomorrow))|[Nn]ext{_S}(?:day|morning)){_RIGHT}"),
    ("ago", "ago|earlier|later|afterward|afterwards|after|before|previously|prior|now|today", rf"{_LEFT_N}(?:(?P<about>some|about|around|nearly|almost|more{_S}than|less{_S}than|over){_S})?(?P<n>{_NUM}){_S}(?P<unit>{_UNIT}){_S}(?P<dir>ago|earlier|later|afterwards?|(?:before|after){_S}that(?!{_S}\w+{_S}(?:was|had|were))|before|after|previously|prior|from{_S}(?:now|today)){_RIGHT}"),
    ("ago", f"from|on {_DAYS}", rf"(?<!\b[Ff]or )(?<!\b[Ii]n ){_LEFT_W}(?P<n>{_NUM}){_S}(?P<unit>{_UNIT}){_S}(?P<dir>from|on){_S}(?P<wd>{_WD}){_RIGHT}"),
    # 'two weeks and two days later', 'a week on, Carter froze', 'hours before, ministers met'
    ("ago", "UNIT_AND", rf"{_LEFT_N}(?P<n>{_NUM}){_S}(?P<unit>{_UNIT}){_S}and{_S}(?P<n2>{_NUM}){_S}(?P<unit2>{_UNIT}){_S}(?P<dir>ago|earlier|later|afterwards?|before|after){_RIGHT}"),
    ("ago", "UNIT_ON", rf"(?:(?<=^)|(?<=\n)|(?<=[.!?] )|(?<=\band )|(?<=, ))(?P<n>{_NUM}){_S}(?P<unit>{_UNIT}){_S}(?P<dir>on)(?=,|{_S}(?!{_WD}|{_M})[A-Z])"),
    ("ago", "hours|minutes ago|earlier|later|afterward|afterwards|after|before|previously|prior|now", rf"{_LEFT_W}(?P<unit>[Hh]ours|[Mm]inutes){_S}(?P<dir>later|earlier|afterwards?|before(?=,)|after(?=,)){_RIGHT}"),
    ("ago", "within", rf"{_LEFT_W}(?P<dir>[Ww]ithin){_S}(?P<n>{_NUM}){_S}(?P<unit>{_UNIT}){_RIGHT}"),
    ("recent", f"last|past|recent|coming|next|previous {_UNITS}", rf"{_LEFT_W}(?:the{_S})?(?:(?P<about>last|past|recent|coming|next|previous)){_S}(?:(?P<n>{_NUM}){_S})?(?P<unit>hours|days|weeks|months|years|decades){_RIGHT}"),
    ("duration", f"{_UNITS}", rf"(?:(?<=\b[Ff]or )|(?<=\bin )|(?<=\bover )|(?<=\bafter )|(?<=\bAfter ))(?:(?P<about>about|around|nearly|almost|more{_S}than|less{_S}than|over|up{_S}to|at{_S}least|the{_S}(?:last|past|next|first)){_S})?(?:(?P<n>{_NUM}){_S})?(?P<unit>{_UNIT}){_RIGHT}"),
    ("duration", f"{_UNITS}", rf"{_LEFT_N}(?P<n>{_NUM})[- ](?!quarters)(?P<unit>{_UNIT})(?=-(?:long|old)|{_RIGHT})"),
    ("part", f"{_DAY_PARTS}", rf"(?:(?<=\b[Ii]n )|(?<=\b[Aa]t )|(?<=\b[Dd]uring ))(?:the{_S})?(?:early{_S}|late{_S})?{_POD}(?:{_S}hours)?{_RIGHT}"),
    ("part", "hours early", rf"(?:(?<=\b[Ii]n )|(?<=\b[Dd]uring ))(?:the{_S})?early{_S}(?P<hours>hours)(?:{_S}of{_S}the{_S}{_POD})?{_RIGHT}"),
    ("clock", "CLOCK_HALF", rf"{_LEFT_W}(?P<h>[01]?\d|2[0-3])(?:[:.](?P<min>[0-5]\d))?{_SP}(?P<ap>[ap]\.?m\b\.?){_ZONE}"),
    ("clock", "CLOCK", rf"(?:(?<=\b[Aa]t )|(?<=\b[Aa]bout )|(?<=\b[Aa]round )|(?<=\b[Bb]y )|(?<=\b[Ff]rom )|(?<=\b[Uu]ntil )|(?<=\b[Ss]ince )|(?<=efore )|(?<=[Aa]fter )|(?<=etween )|(?<=\band )|(?<=\bto )|(?<=^)|(?<=\n)|(?<=\d{{4}} )|(?<=\d{{4}}, )|(?<=-\d\d ))(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?![\d%.,]\d|%|{_S}(?:per{_S}cent|million|billion|metres|meters|km|kilomet)){_ZONE}{_RIGHT}"),
    ("clock", "AT_HOURS", rf"(?<=\b[Aa]t )(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?={_S}(?:hours|hrs|on|GMT|UTC|local)\b)(?:{_S}(?:hours|hrs))?{_ZONE}{_RIGHT}"),
)  # fmt: skip
