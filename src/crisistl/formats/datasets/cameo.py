"""CAMEO: what the codes of the event ontology that GDELT and ICEWS use mean, in short words of our own.

The codes: Schrodt, CAMEO Event Codebook 1.1b3 (2012). PLOVER has a type for each of their roots.
"""

from functools import lru_cache

_TYPES = {
    "01": "consult", "02": "request", "03": "agree", "04": "consult", "05": "support", "06": "cooperate",
    "07": "aid", "08": "concede", "09": "accuse", "10": "request", "11": "accuse", "12": "reject",
    "13": "threaten", "14": "protest", "15": "mobilize", "16": "sanction", "17": "coerce", "18": "assault",
    "19": "assault", "20": "assault",
}  # fmt: skip

# What is asked for (02), promised (03) and demanded (10), by the digits after the root.
_WISHES = """
1 material cooperation; 11 economic cooperation; 12 military cooperation; 13 judicial cooperation;
14 cooperation of intelligence services; 2 diplomatic cooperation; 3 material aid; 31 economic aid; 32 military aid;
33 humanitarian aid; 34 military protection or peacekeeping; 4 political reform; 41 a change of leadership;
42 a change of policy; 43 rights; 44 a change of institutions or regime; 5 concessions; 51 easing of restrictions;
52 an end of dissent; 53 release of people or property; 54 easing of economic sanctions;
55 admission of outside parties; 56 military de-escalation; 6 talks; 7 settlement of a dispute; 8 mediation
"""
_LABELS = """
01 public statement; 011 no comment; 012 pessimistic comment; 013 optimistic comment; 014 weighing a policy;
015 claim of responsibility; 016 denial of responsibility; 017 symbolic act; 018 words of sympathy; 019 accord voiced;
02 appeal; 03 intent to cooperate; 039 offer to mediate;
04 consultation; 041 telephone call; 042 visit paid; 043 visit received; 044 meeting elsewhere; 045 mediation;
046 negotiation;
05 diplomatic cooperation; 051 praise or endorsement; 052 verbal defence; 053 rally in support; 054 recognition;
055 apology; 056 forgiveness; 057 agreement signed;
06 material cooperation; 061 economic cooperation; 062 military cooperation; 063 judicial cooperation;
064 intelligence shared;
07 aid; 071 economic aid; 072 military aid; 073 humanitarian aid; 074 military protection or peacekeeping;
075 asylum granted;
08 concession; 081 restrictions eased; 0811 political freedoms restored; 0812 ban on a party lifted;
0813 curfew lifted; 0814 state of emergency lifted; 082 dissent eased; 083 political reform granted;
0831 change of leadership granted; 0832 change of policy granted; 0833 rights granted;
0834 change of institutions granted; 084 return or release; 0841 people released; 0842 property returned;
085 economic sanctions eased; 086 outside parties admitted; 0861 peacekeepers admitted; 0862 inspectors admitted;
0863 aid agencies admitted; 087 military de-escalation; 0871 ceasefire; 0872 blockade eased; 0873 demobilization;
0874 retreat or surrender;
09 investigation; 091 crime or corruption investigated; 092 human rights abuses investigated;
093 military action investigated; 094 war crimes investigated;
10 demand;
11 disapproval; 111 criticism; 112 accusation; 1121 accusation of crime or corruption;
1122 accusation of human rights abuses; 1123 accusation of aggression; 1124 accusation of war crimes;
1125 accusation of espionage or treason; 113 rally in opposition; 114 official complaint; 115 lawsuit;
116 verdict of guilt;
12 rejection; 121 material cooperation rejected; 1211 economic cooperation rejected;
1212 military cooperation rejected; 122 aid refused; 1221 economic aid refused; 1222 military aid refused;
1223 humanitarian aid refused; 1224 military protection refused; 123 political reform rejected;
1231 change of leadership rejected; 1232 change of policy rejected; 1233 rights rejected;
1234 change of institutions rejected; 124 refusal to yield; 1241 refusal to ease restrictions;
1242 refusal to end dissent; 1243 refusal to release people or property; 1244 refusal to ease economic sanctions;
1245 refusal to admit outside parties; 1246 refusal to de-escalate; 125 talks refused; 126 mediation rejected;
127 settlement rejected; 128 norms or laws defied; 129 veto;
13 threat; 131 threat short of force; 1311 threat to stop aid; 1312 threat of sanctions or boycott;
1313 threat to break relations; 132 threat of restrictions; 1321 threat to political freedoms;
1322 threat to ban a party; 1323 threat of a curfew; 1324 threat of a state of emergency; 133 threat of dissent;
134 threat to halt talks; 135 threat to halt mediation; 136 threat to expel outside parties;
137 threat of repression; 138 threat of military force; 1381 threat of a blockade; 1382 threat of occupation;
1383 threat of unconventional violence; 1384 threat of attack; 1385 threat of mass destruction; 139 ultimatum;
14 protest; 141 demonstration; 1411 demonstration for a change of leadership;
1412 demonstration for a change of policy; 1413 demonstration for rights;
1414 demonstration for a change of institutions; 142 hunger strike; 143 strike or boycott; 144 obstruction;
145 riot;
15 show of force; 151 police alert raised; 152 military alert raised; 153 police mobilized;
154 armed forces mobilized; 155 cyber forces mobilized;
16 reduction of relations; 161 diplomatic relations reduced; 162 aid cut; 1621 economic aid cut;
1622 military aid cut; 1623 humanitarian aid cut; 163 sanctions, embargo or boycott; 164 talks halted;
165 mediation halted; 166 outside parties expelled; 1661 peacekeepers expelled; 1662 inspectors expelled;
1663 aid agencies expelled;
17 coercion; 171 property seized or damaged; 1711 property confiscated; 1712 property destroyed;
172 restrictions imposed; 1721 political freedoms restricted; 1722 party or politician banned;
1723 curfew imposed; 1724 state of emergency imposed; 173 arrest or detention; 174 expulsion or deportation;
175 violent repression; 176 cyber attack;
18 assault; 181 abduction or hostage-taking; 182 physical assault; 1821 sexual assault; 1822 torture;
1823 killing by assault; 183 bombing; 1831 suicide bombing; 1832 car bombing; 1833 roadside bombing;
1834 bombing of a place; 184 human shields; 185 attempted assassination; 186 assassination;
19 fighting; 191 blockade; 192 occupation of territory; 193 fighting with small arms;
194 fighting with artillery and tanks; 195 attack from the air; 1951 precision strike from the air;
1952 drone strike; 196 ceasefire violated;
20 mass violence; 201 mass expulsion; 202 mass killing; 203 ethnic cleansing; 204 weapons of mass destruction;
2041 chemical, biological or radiological weapons; 2042 nuclear weapons
"""


def _pairs(text: str, root: str = "", words: str = "") -> dict[str, str]:
    entries = (entry.split(maxsplit=1) for entry in " ".join(text.split()).split("; "))
    return {f"{root}{code}": f"{words}{label}".rstrip(";") for code, label in entries}


_BY_CODE = {
    **_pairs(_LABELS),
    **_pairs(_WISHES, "02", "appeal for "),
    **_pairs(_WISHES, "03", "intent: "),
    **_pairs(_WISHES, "10", "demand for "),
}


@lru_cache(maxsize=1024)
def label_of(code: str) -> str:
    """The words for a code of two to four digits, else for the wider code that it belongs to."""
    known = (code[:length] for length in range(len(code), 1, -1))
    return next(
        (_BY_CODE[prefix] for prefix in known if prefix in _BY_CODE),
        f"event {code}".strip(),
    )


def type_of(code: str) -> str | None:
    """The PLOVER type of a code's root."""
    return _TYPES.get(code[:2])
