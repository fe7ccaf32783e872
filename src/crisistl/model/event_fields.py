"""The fields of an event, once: how each is described, asked for, labelled, read from tables and compared."""

from collections.abc import Mapping
from typing import Literal

from crisistl.frozen import frozen
from crisistl.model.choices import EVENT_TYPES, PARTS_OF_DAY, STATUSES

Kind = Literal[
    "id",
    "date",
    "line",
    "text",
    "choice",
    "names",
    "place",
    "degrees",
    "quotes",
    "citations",
    "accounts",
    "day",
    "known",
    "revisions",
    "extra",
]
"""What the value of a field is. "names" are ids of a register or of other events."""

Register = Literal["actor", "theme", "source", "id"]
"""The register that the ids of a field belong to; "id" is the events themselves."""


@frozen
class EventField:
    """What every part of the program needs to know about one field of an event.

    `description` is for the JSON Schema, `help` for lists of fields. `asked` is the name in a question, where it is
    not `name`, and `words` its part of the sentence of a query. `label` is used where one event is shown in full.
    `headings` are those of other people's tables, without the field's own name, the surest first. `prompt` is the
    question that `add` asks. `rank` is its place in a comparison of two accounts, the most informative first; without
    one it isn't compared. `not_in` are the names of the formats that can't carry it.
    """

    name: str
    kind: Kind
    description: str
    help: str
    asked: str = ""
    words: str = ""
    label: str = ""
    headings: tuple[str, ...] = ()
    prompt: str = ""
    register: Register | None = None
    choices: tuple[str, ...] = ()
    rank: int | None = None
    not_in: frozenset[str] = frozenset()


def _only(*names: str) -> frozenset[str]:
    return frozenset(names)


EVENT_FIELDS: tuple[EventField, ...] = (
    EventField(
        "id", "id", "Short and stable, without the date where it can be: nato-russia-council.", "the event's id",
        words="with the id {}", headings=("event id", "identifier", "uid"),
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "date", "date", "When it happened, in EDTF: 2022-01-10, 2021-04~, 2014/.., [2022-01-27..2022-02-20].",
        "when, in EDTF", label="when", rank=1,
        headings=("when", "when did it happen", "when was it", "date of the event", "date of event", "date of incident",
            "dates", "datetime", "date time", "timestamp", "event date", "start", "start date",
            "date start", "starts", "begins", "day", "datum", "fecha", "data", "дата",
            "wann", "quand", "cuándo", "quando", "wanneer", "kiedy", "когда", "коли"),
        prompt="When was it (2022-01-10, 10 January 2022, about April 2021)",
    ),
    EventField(
        "title", "line", "What happened, in one line.", "one line on what happened", rank=3,
        headings=("headline", "event", "event title", "event name", "what", "what happened", "heading", "name",
            "subject", "incident", "ereignis", "titel", "was", "événement", "titre", "evento", "suceso", "título",
            "titolo",
            "gebeurtenis", "wydarzenie", "tytuł", "событие", "подія", "заголовок",
            "events", "was geschah", "geschehen", "überschrift", "schlagzeile", "quoi", "acontecimiento", "qué pasó",
            "avvenimento", "acontecimento", "wat", "wat gebeurde", "zdarzenie", "co się stało", "что произошло",
            "що сталося", "label", "card name"),
        prompt="What happened, in one line",
    ),
    EventField(
        "summary", "text", "More on what happened.", "more on what happened", label="summary", rank=13,
        headings=("description", "details", "desc", "text", "notes", "note", "body", "abstract", "content",
            "beschreibung", "bemerkungen", "descripción", "descrizione", "descrição", "beschrijving", "opis",
            "описание", "опис",
            "comment", "comments", "remark", "remarks", "anmerkung", "anmerkungen", "notizen", "zusammenfassung",
            "kommentar", "remarques", "résumé", "notas", "resumen", "detalles", "comentarios", "observaciones",
            "dettagli", "riassunto", "resumo", "observações", "omschrijving", "opmerkingen", "uwagi", "szczegóły",
            "примечание", "примечания", "комментарий", "примітка", "примітки"), prompt="More on it",
        not_in=_only("mermaid"),
    ),
    EventField(
        "type", "choice", "What sort of act it is: one of the PLOVER types.", "one of the PLOVER types",
        words="of type {}", label="what", headings=("event type", "kind", "disaster type", "attacktype1 txt"),
        choices=EVENT_TYPES, rank=7,
        prompt=f"Type of action ({', '.join(EVENT_TYPES)})", not_in=_only("mermaid", "timelinejs-sheet", "markdown"),
    ),
    EventField(
        "actors", "names", "The ids of those who act.", "who acts", asked="by", words="by {}", label="who", rank=5,
        headings=("actor", "who", "by", "participants", "participant", "parties", "people", "persons", "person",
            "akteur", "akteure", "wer", "acteur", "acteurs", "qui", "actores", "quién", "attori", "atores", "wie",
            "kto", "кто", "хто", "source name",
            "side a", "side a name", "actor a", "teilnehmer", "beteiligte", "participantes", "partecipanti",
            "deelnemers",
            "uczestnicy", "участники", "учасники", "gname", "actor1", "actor name", "source actor",
            "sender", "sanctioning state",
            "initiator",
            "perpetrator", "perpetrators", "suspected perpetrator", "alleged perpetrator", "belligerent",
            "belligerents", "suspected belligerent", "suspected belligerents", "attacker",
            "aggressor", "supplier", "seller", "donor", "leader", "state a", "sponsor", "intervener",
            "group name", "organizations", "organisations", "state name", "statenme", "stateabb", "stabb",
            "who acts", "who acted", "initiators", "quiénes", "chi", "quem"),
        prompt="Who acts (names, ; between)", register="actor", not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "targets", "names", "The ids of those they act on.", "towards whom", asked="toward", words="toward {}",
        label="towards", headings=("target", "toward", "towards", "against", "recipient", "recipients",
            "to whom", "target name", "side b", "actor b", "side b name", "target1", "target actor", "recipient name",
            "receiver", "receiver name", "buyer", "victim", "victims", "defender", "state b",
            "sanctioned state", "against whom", "toward whom", "towards whom", "against who", "to who", "directed at",
            "aimed at", "addressee", "addressees", "adressat", "adressaten", "gegen", "gegen wen", "gegenüber",
            "empfänger", "cible", "cibles", "destinataire", "destinataires", "contre", "contre qui", "envers",
            "destinatario", "destinatarios", "contra", "contra quién", "destinatari", "contro", "contro chi",
            "contra quem", "doelwit", "doelwitten", "tegen", "tegen wie",
            "ontvanger", "przeciw", "przeciw komu", "przeciwko", "przeciwko komu", "adresat", "odbiorca", "против",
            "против кого", "адресат", "проти", "проти кого"), rank=6,
        prompt="Towards whom (names, ; between)", register="actor", not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "themes", "names", "The ids of what it is about.", "what it is about", asked="theme", words="about {}",
        label="about", rank=11, prompt="What is it about (themes, ; between)", register="theme",
        not_in=_only("mermaid", "timelinejs-sheet"),
        headings=("theme", "tags", "tag", "topics", "topic", "category", "categories", "keywords", "labels",
            "thema", "themen", "schlagwörter", "mots-clés", "tema", "temas", "etiquetas", "temi",
            "argomento", "assunto", "onderwerp", "onderwerpen", "trefwoorden", "temat", "tematy", "тема", "темы",
            "теми"),
    ),
    EventField(
        "place", "place", "Where it happened.", "where", words="in {}", label="where", rank=10, prompt="Where",
        headings=("where", "location", "venue", "city", "placename", "location name", "ort", "lieu", "lugar",
            "luogo", "local", "plaats", "miejsce", "место", "місце", "country", "country name", "country txt",
            "country territory", "town", "wo", "où", "dónde", "dove", "onde", "waar", "gdzie", "где", "де"),
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "lat", "degrees", "The latitude of the place, in decimal degrees (WGS84), north positive.",
        "latitude, in decimal degrees", words="at the latitude {}", label="latitude", rank=19,
        headings=("latitude", "y"), not_in=_only("mermaid", "timelinejs-sheet", "markdown", "html"),
    ),
    EventField(
        "lon", "degrees", "The longitude of the place, in decimal degrees (WGS84), east positive.",
        "longitude, in decimal degrees", words="at the longitude {}", label="longitude", rank=20,
        headings=("lng", "long", "longitude", "x"), not_in=_only("mermaid", "timelinejs-sheet", "markdown", "html"),
    ),
    EventField(
        "part_of_day", "choice", "When on that day.", "morning, afternoon, evening or night", words="in the {}",
        headings=("time of day",), choices=PARTS_OF_DAY, rank=2, not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "date_text", "text", "The source's own words for the date.", "the source's own words for the date",
        label="in its words", headings=("display date", "date as given", "approxdate", "approximate date"), rank=17,
        not_in=_only("mermaid", "timelinejs-sheet", "markdown"),
    ),
    EventField(
        "status", "choice",
        "Whether the source reports it as fact, or somebody claims, disputes, plans or forecasts it.",
        "reported, claimed, disputed, planned or forecast", words="with status {}", label="status", rank=8,
        choices=STATUSES, prompt=f"Its status ({', '.join(STATUSES)}) [reported]",
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "attributed_to", "names", "The ids of those who claim or foresee it.", "who claims it",
        words="attributed to {}", headings=("according to", "claimed by", "claimant", "who says so", "says who"),
        prompt="Who claims or foresees it (names, ; between)",
        register="actor", rank=9, not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "quotes", "quotes", "Words as published, with who said them.", "words as published, with their speaker",
        label="quoted, as published", headings=("quote", "quotation"), rank=12,
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "responds_to", "names", "The ids of the events it answers.", "the ids of what it answers",
        words="in answer to {}", label="answers", headings=("in response to", "reply to"), register="id", rank=14,
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "contradicts", "names", "The ids of the events it contradicts.", "the ids of what it contradicts",
        words="contradicting {}", label="contradicts", register="id", rank=15,
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "sources", "citations", "The sources that report it: their ids, or citations of its own.",
        "the sources that report it", asked="source", words="from {}", label="source", register="source", rank=16,
        headings=("source", "outlet", "publisher", "newspaper", "reference", "references", "citation", "quelle",
            "quellen",
            "fuente", "fonte", "bron", "źródło", "источник", "джерело", "beleg", "belege",
            "fuentes", "fonti", "fontes", "bronnen", "źródła", "источники", "джерела"),
        prompt="Which source reports it (a name or a web address; several with ; between)",
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "accounts", "accounts", "What its sources say of it where they differ: each with its date and its words.",
        "what its sources say where they differ", label="accounts", rank=21,
        not_in=_only("mermaid", "timelinejs-sheet"),
    ),
    EventField(
        "recorded", "day", "The day on which it entered the chronology, YYYY-MM-DD.", "when it entered the chronology",
        label="recorded", not_in=_only("mermaid", "timelinejs-sheet", "markdown"),
    ),
    EventField(
        "known", "known", "When it became known, in EDTF; without it, when its first source was published.",
        "when it became known, in EDTF", label="known", rank=22,
        not_in=_only("mermaid", "timelinejs-sheet", "markdown", "html"),
    ),
    EventField(
        "revisions", "revisions", "What it said before a day, where that was something else.",
        "what it said before", label="before", rank=23,
        not_in=_only("mermaid", "timelinejs-sheet", "markdown", "html"),
    ),
    EventField(
        "extra", "extra", "Anything else, under any name.", "what an import had beyond these", label="also", rank=18,
        not_in=_only("mermaid", "timelinejs-sheet", "markdown", "html"),
    ),
)  # fmt: skip
"""In the order of the model, which is the order of its JSON."""

BY_NAME: Mapping[str, EventField] = {field.name: field for field in EVENT_FIELDS}


def carried(format_name: str) -> frozenset[str]:
    """The event fields that survive writing in this format and reading back."""
    return frozenset(
        field.name for field in EVENT_FIELDS if format_name not in field.not_in
    )


def choices_of() -> Mapping[str, tuple[str, ...]]:
    """The fields that take one of a few words, with these words."""
    return {field.name: field.choices for field in EVENT_FIELDS if field.choices}


def registers_of() -> Mapping[str, Register]:
    """The fields that hold ids, with the register that these belong to."""
    return {field.name: field.register for field in EVENT_FIELDS if field.register}
