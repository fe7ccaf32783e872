"""`crisistl schema`."""

import json

from crisistl.model.schema import timeline_schema


def test_the_schema_is_printed_or_written(run, tmp_path):
    result = run("schema")
    assert (result.exit_code, json.loads(result.stdout)) == (0, timeline_schema())
    assert run("schema", "-o", tmp_path / "schema.json").exit_code == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == result.stdout
