"""The JSON Schema of a chronology: what the model says of itself, with a word on every field."""

from typing import Any

from crisistl.model.event_fields import EVENT_FIELDS
from crisistl.model.timeline import Timeline

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# what the model's pattern means, in the regular expressions of any validator: there \w may be ASCII alone
_ID = r"^[^\s!-/:-@\[-^`{-~][^\s!-*,/;-?\[-^`{-~]*$"

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Timeline": {
        "title": "What the chronology is about, in one line.",
        "description": "What it covers, from when to when, and from whom.",
        "language": "The language of its texts, such as en or uk.",
        "timezone": "The zone of its times of day, by its IANA name, such as Europe/Kyiv.",
        "as_of": "The last day that it covers, YYYY-MM-DD.",
        "license": "The licence it may be used under, such as CC-BY-4.0.",
        "sources": "The register of outlets and documents that events cite.",
        "actors": "The register of those who act and are acted on.",
        "themes": "The register of what events are about.",
        "omitted": "Events that are not in this file and that some in it are linked to.",
        "events": "The events; canonical in order of time.",
    },
    "Source": {
        "id": "Short and stable; events cite it.",
        "title": "The outlet's or the document's title.",
        "aliases": "Other titles by which it is found; each belongs to one source.",
        "publisher": "Who publishes it.",
        "published": "When it appeared, in EDTF.",
        "url": "Where it can be read.",
        "author": "Who wrote it.",
    },
    "Actor": {
        "id": "Short and stable; events name it.",
        "name": "The name that is shown.",
        "kind": "What sort of actor it is.",
        "aliases": "Other names by which it is found; each belongs to one actor.",
        "part_of": "The id of the actor it speaks for; never membership.",
        "role": "The office it holds, where that needs no dates.",
        "roles": "Its offices, and whom it speaks for, with dates.",
        "begins": "The first day of its life, or of a state's existence, in EDTF.",
        "ends": "The last day of its life, or of a state's existence, in EDTF.",
        "iso": "The code of a state, ISO 3166-1 alpha-2.",
        "wikidata": "Its item in Wikidata, such as Q159.",
    },
    "Tenure": {
        "actor": "The id of the actor it speaks for in that time.",
        "role": "The office it holds in that time.",
        "from": "The first day, in EDTF; without it, always before.",
        "to": "The last day, in EDTF; without it, ever since.",
    },
    "Theme": {
        "id": "Short and stable; events name it.",
        "name": "The name that is shown.",
        "aliases": "Other names by which it is found; each belongs to one theme.",
        "description": "What belongs to it.",
        "part_of": "The id of the wider theme.",
    },
    "Quote": {
        "text": "The words as published.",
        "speaker": "The id of the actor who said them.",
    },
    "Citation": {
        "source": "The id of a source in the register.",
        "title": "The title of the article.",
        "url": "Where the article can be read.",
        "published": "When the article appeared, in EDTF.",
        "locator": "The place in it: a page, a paragraph, a minute.",
    },
    "Account": {
        "source": "The id of a source in the register, or a citation.",
        "date": "The date that it gives, in EDTF.",
        "words": "Its title or its words.",
        "status": "The status that it has by this account.",
        "attributed_to": "The ids of those who claim or forecast it, by this account.",
        "actors": "The ids of those who act, by this account.",
        "targets": "The ids of those they act on, by this account.",
    },
    "Revision": {
        "until": "The day of the change, YYYY-MM-DD: before it, these fields held.",
        "title": "The title before.",
        "date": "The date before, in EDTF.",
        "status": "The status before.",
        "summary": "The summary before.",
    },
    "Event": {field.name: field.description for field in EVENT_FIELDS},
    "Omitted": {
        "id": "The event's id.",
        "date": "Its date, in EDTF.",
        "title": "Its title.",
    },
}
"""A sentence on each field of each part."""


def timeline_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a timeline document.

    What holds between the parts, such as that every id leads somewhere, is beyond it; `crisistl check` finds that.
    """
    schema = Timeline.model_json_schema()
    event = schema["$defs"]["Event"]["properties"]
    source_id = {"type": "string", "pattern": _ID}
    event["sources"]["items"] = {"anyOf": [source_id, {"$ref": "#/$defs/Citation"}]}
    schema["$defs"]["Account"]["properties"]["source"]["anyOf"].append(source_id)
    actor = schema["$defs"]["Actor"]["properties"]
    for field in ("part_of", "role"):  # lists in their place are read as roles
        roles = {"items": {"$ref": "#/$defs/Tenure"}, "type": "array"}
        actor[field]["anyOf"].append(roles)
    for name, part in {"Timeline": schema, **schema["$defs"]}.items():
        for field, described in part["properties"].items():
            described.pop("title", None)
            described["description"] = DESCRIPTIONS[name][field]
    return {"$schema": DIALECT, **_portable(schema)}


def _portable(value: Any) -> Any:
    """The schema with patterns that mean the same everywhere."""
    if isinstance(value, dict):
        found = {}
        for key, inner in value.items():
            if key == "pattern" and str(inner).startswith(r"^\w"):
                found[key] = _ID
            else:
                found[key] = _portable(inner)
        return found
    if isinstance(value, list):
        return [_portable(item) for item in value]
    return value
