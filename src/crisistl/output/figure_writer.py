"""A Figure as SVG, and as PNG where the library for it is installed."""

from collections.abc import Callable, Iterator, Mapping
from functools import singledispatch
from html import escape
from typing import IO, Any

from crisistl.errors import UsageError
from crisistl.output.cells import harmless
from crisistl.output.figure import Box, Dot, Figure, Shape, Stroke, Words

_FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'
_PNG_SCALE = 2  # pixels of the image for one of the figure, so that print is sharp


def svg_of(figure: Figure) -> str:
    """The figure as SVG: light, and dark where the reader's system is; the same text for the same figure."""
    size = f"{_number(figure.width)} {_number(figure.height)}"
    width, height = size.split()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title desc">'
    )
    lines = [
        head,
        f'<title id="title">{_text(figure.title)}</title>',
        f'<desc id="desc">{_text(figure.description)}</desc>',
        f"<style>{_style(figure)}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *(_drawn(shape) for shape in figure.shapes),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def write_svg(figure: Figure, out: IO[Any]) -> None:
    """Write the figure as SVG to a binary stream."""
    out.write(svg_of(figure).encode())


def write_png(figure: Figure, out: IO[Any]) -> None:
    """Write the figure as PNG. UsageError where the library for it isn't installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise UsageError(
            "PNG needs one more package: pip install 'crisistl[png]'; or end the file's name with .svg"
        ) from None
    out.write(bytes(svg_to_bytes(svg_string=svg_of(figure), zoom=_PNG_SCALE)))


FIGURES: Mapping[str, Callable[[Figure, IO[Any]], None]] = {
    ".svg": write_svg,
    ".png": write_png,
}
"""The writers by the ending of a file; each writes bytes."""


def _style(figure: Figure) -> str:
    light = "".join(_rule(name, paint.light) for name, paint in figure.paints)
    dark = "".join(_rule(name, paint.dark) for name, paint in figure.paints)
    return (
        f"svg{{max-width:100%;height:auto}}text{{font-family:{_FONT}}}.hollow{{fill-opacity:0;stroke-width:1.5}}.line{{fill:none}}"
        f"{light}@media(prefers-color-scheme:dark){{{dark}}}"
    )


def _rule(name: str, colour: str) -> str:
    return f".{name}{{fill:{colour}}}.{name}-line{{stroke:{colour}}}"


@singledispatch
def _drawn(shape: Shape) -> str:
    raise TypeError(shape)


@_drawn.register
def _(shape: Box) -> str:
    marks = [
        *_places(x=shape.x, y=shape.y, width=shape.width, height=shape.height),
        *([f'rx="{_number(shape.corner)}"'] if shape.corner else ()),
        *([f'opacity="{_number(shape.opacity)}"'] if shape.opacity < 1 else ()),
    ]
    return _element("rect", shape.paint, marks, shape.note)


@_drawn.register
def _(shape: Dot) -> str:
    if shape.hollow:
        paint = f"{shape.paint}-line hollow"
    else:
        paint = shape.paint
    marks = [*_places(cx=shape.x, cy=shape.y, r=shape.radius)]
    return _element("circle", paint, marks, shape.note)


@_drawn.register
def _(shape: Stroke) -> str:
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
    marks = [f'points="{points}"', *_places(**{"stroke-width": shape.width})]
    if shape.dashed:
        marks.append('stroke-dasharray="2 3"')
    return _element("polyline", f"{shape.paint}-line line", marks, "")


@_drawn.register
def _(shape: Words) -> str:
    marks = [*_places(x=shape.x, y=shape.y, **{"font-size": shape.size})]
    if shape.bold:
        marks.append('font-weight="bold"')
    if shape.anchor != "start":
        marks.append(f'text-anchor="{shape.anchor}"')
    return f'<text class="{shape.paint}" {" ".join(marks)}>{_text(shape.text)}</text>'


def _element(name: str, paint: str, marks: list[str], note: str) -> str:
    start = f'<{name} class="{paint}" {" ".join(marks)}'
    if note:
        return f"{start}><title>{_text(note)}</title></{name}>"
    return f"{start}/>"


def _places(**numbers: float) -> Iterator[str]:
    for name, number in numbers.items():
        yield f'{name}="{_number(number)}"'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    """The text as XML can hold it: its control characters escaped, what no XML has replaced."""
    kept = (c if _is_xml(c) else "\ufffd" for c in harmless(text))
    return escape("".join(kept), quote=False)


def _is_xml(character: str) -> bool:
    return not ("\ud800" <= character <= "\udfff" or character in "\ufffe\uffff")
