"""Keys that an object in a JSON text has twice."""

import pytest

from crisistl.text.json_keys import repeats_a_key


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":2}',
        '{"a" :1,"a" :2}',
        '{"a":{"b":1,"b":1}}',
        '[{"a":1},{"a":1,"\\u0061":2}]',
        # what the count gains elsewhere makes up for the lost key
        '{"a" :1,"b":1,"b":2}',
        '{"a"\t:1,"b":1,"b":2}',
        '{"a"\n:1,"b":1,"b":2}',
        '{"a"\r\n:1,"b":1,"b":2}',
        '{"a":"\\u003a","b":1,"b":2}',
        '{"a":"\\u003A","b":1,"b":2}',
        '{"a":"\\u0022:","b":1,"b":2}',
        '{"\\u003aa":1,"b":1,"b":2}',
        '{"a":":","b":":","b":":"}',
        '{"n":123456789012345678901234567890,"b":1,"b":2}',
    ],
)
def test_a_repeated_key_is_found(text: str) -> None:
    assert repeats_a_key(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
        '{"a":"{\\"b\\":1,\\"b\\":2}"}',
        '{"a":":","b":"x : y","\\u003a":"\\u0022:"}',
        '{"a" :1,"b"\n: 2}',
        '{"a":1,"A":2,"":3}',
        "no JSON",
        '{"a":1,"a":2',
    ],
)
def test_other_keys_are_left_alone(text: str) -> None:
    assert not repeats_a_key(text.encode())
