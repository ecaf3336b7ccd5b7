"""The JSON Schema is understood by two validators, and by pydantic the module."""

import json

import pytest

import govbudget as gb


@pytest.fixture(scope="module")
def schema(exported):
    return json.loads(exported(format="jsonschema", year=2024))


@pytest.fixture(params=["jsonschema", "fastjsonschema"])
def accepts(request, schema):
    """Whether a validator accepts a value."""
    module = pytest.importorskip(request.param)
    if request.param == "jsonschema":
        module.Draft202012Validator.check_schema(schema)
        return module.Draft202012Validator(schema).is_valid
    check = module.compile(schema)

    def accepted(value):
        try:
            check(value)
        except module.JsonSchemaValueException:
            return False
        return True

    return accepted


@pytest.mark.unmeasured
def test_two_validators_accept_each_code_and_nothing_else(accepts):
    trees = [gb.functional(2024), gb.economic(2024), gb.government_economic(2024), gb.revenue(2024)]
    assert all(accepts(code) for tree in trees for code in list(tree)[::40])
    assert not any(map(accepts, ["999", "2010399 ", 2010350, "", None, "20103999"]))


def test_each_constant_has_its_name(schema):
    named = {
        one["const"]: one["title"] for codes in schema["$defs"].values() for one in codes["oneOf"]
    }
    assert named["30101"] == "30101 基本工资"
    assert set(named) >= set(gb.functional(2024)) | set(gb.revenue(2024))


def test_pydantic_takes_the_literal(exported):
    pydantic = pytest.importorskip("pydantic")
    module = {}
    exec(exported("economic", format="python", year=2024), module)
    adapter = pydantic.TypeAdapter(module["Economic2024"])
    assert adapter.validate_python("30101") == "30101"
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python("30100")
