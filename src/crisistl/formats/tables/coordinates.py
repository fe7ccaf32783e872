"""Coordinates: the latitude and longitude that a table has in one cell, such as "36.52, 37.95"."""

import re
from typing import NamedTuple

_DEGREES = r"[-+]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(
    rf"[(\[]?\s*(?P<lat>{_DEGREES})\s*(?:[,;/]\s*|\s+)(?P<lon>{_DEGREES})\s*[)\]]?"
)
_COMMAS = re.compile(r"(?P<lat>[-+]?\d{1,3},\d+)\s*[;/ ]\s*(?P<lon>[-+]?\d{1,3},\d+)")
# of Wikidata and of PostGIS: the longitude first
_POINT = re.compile(
    rf"(?:SRID=\d+;\s*)?POINT\s*\(\s*(?P<lon>{_DEGREES})\s+(?P<lat>{_DEGREES})\s*\)",
    re.IGNORECASE,
)
_ANGLE = (
    r"(?P<degrees{0}>\d{{1,3}}(?:[.,]\d+)?)\s*°?\s*"
    r"(?:(?P<minutes{0}>\d{{1,2}}(?:\.\d+)?)\s*['′’]\s*)?"
    r"(?:(?P<seconds{0}>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|″|”|'')\s*)?(?P<side{0}>[{1}])"
)
_ANGLES = re.compile(
    _ANGLE.format("_lat", "NS") + r"\s*[,;/]?\s*" + _ANGLE.format("_lon", "EW"),
    re.IGNORECASE,
)
_LONGEST = 100


class Coordinates(NamedTuple):
    """Decimal degrees (WGS84), north and east positive."""

    lat: float
    lon: float


def coordinates_in(text: str) -> Coordinates | None:
    """The coordinates that are all of a text, in degrees or in degrees and minutes; None for any other text."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    found = _decimal(text) or _angles(text)
    if found is None or abs(found.lat) > 90 or abs(found.lon) > 180:
        return None
    return found


def _decimal(text: str) -> Coordinates | None:
    match = _POINT.fullmatch(text) or _PAIR.fullmatch(text) or _COMMAS.fullmatch(text)
    if match is None:
        return None
    lat, lon = (float(match[name].replace(",", ".")) for name in ("lat", "lon"))
    return Coordinates(lat, lon)


def _angles(text: str) -> Coordinates | None:
    match = _ANGLES.fullmatch(text)
    if match is None:
        return None
    return Coordinates(_signed(match, "lat"), _signed(match, "lon"))


def _signed(match: re.Match[str], name: str) -> float:
    parts = []
    for unit in ("degrees", "minutes", "seconds"):
        part = match[f"{unit}_{name}"] or "0"
        parts.append(float(part.replace(",", ".")))
    degrees, minutes, seconds = parts
    size = round(degrees + minutes / 60 + seconds / 3600, 6)
    if match[f"side_{name}"].upper() in "SW":
        return -size
    return size
