"""Linked data is read back by rdflib, and fits the shapes of SKOS and XKOS."""

import pytest

import govbudget as gb

rdflib = pytest.importorskip("rdflib")
compare = pytest.importorskip("rdflib.compare")
# It warns of itself when it reads JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
SKOS = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
XKOS = rdflib.Namespace("http://rdf-vocabulary.ddialliance.org/xkos#")
BASE = "https://example.org/codes/"
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xkos: <http://rdf-vocabulary.ddialliance.org/xkos#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass skos:Concept ;
  sh:property [ sh:path skos:notation ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path skos:prefLabel ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path skos:inScheme ; sh:minCount 1 ; sh:maxCount 1 ; sh:class skos:ConceptScheme ] ,
    [ sh:path skos:broader ; sh:maxCount 1 ; sh:class skos:Concept ] ;
  sh:xone ( [ sh:property [ sh:path skos:broader ; sh:minCount 1 ] ]
            [ sh:property [ sh:path skos:topConceptOf ; sh:minCount 1 ] ] ) .
[] a sh:NodeShape ; sh:targetClass skos:ConceptScheme ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path xkos:numberOfLevels ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
    [ sh:path dct:issued ; sh:maxCount 1 ; sh:datatype xsd:date ] .
[] a sh:NodeShape ; sh:targetClass xkos:ClassificationLevel ;
  sh:property [ sh:path skos:member ; sh:minCount 1 ; sh:class skos:Concept ] ,
    [ sh:path xkos:depth ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] .
[] a sh:NodeShape ; sh:targetClass xkos:ConceptAssociation ;
  sh:property [ sh:path xkos:sourceConcept ; sh:class skos:Concept ] ,
    [ sh:path xkos:targetConcept ; sh:class skos:Concept ] .
[] a sh:NodeShape ; sh:targetClass xkos:Correspondence ;
  sh:property [ sh:path xkos:compares ; sh:minCount 2 ; sh:maxCount 2 ;
                sh:class skos:ConceptScheme ] ,
    [ sh:path xkos:madeOf ; sh:minCount 1 ; sh:class xkos:ConceptAssociation ] .
"""


def graph_of(data, form):
    return rdflib.Graph().parse(data=data, format=form)


def labels(graph, scheme, year):
    here = rdflib.URIRef(f"{BASE}{scheme}/{year}")
    return {
        (str(graph.value(one, SKOS.notation)), str(label))
        for one in graph.subjects(SKOS.inScheme, here)
        for label in graph.objects(one, SKOS.prefLabel)
        if label.language == "zh"
    }


@pytest.fixture(scope="module")
def both(exported):
    turtle = exported("economic", "government_economic", format="turtle", year="all", base=BASE)
    return graph_of(turtle, "turtle")


def test_turtle_has_the_entries_of_each_edition(both, pairs):
    for year in (2018, 2024, 2026):
        assert labels(both, "economic", year) == pairs(gb.economic(year))
        assert labels(both, "government_economic", year) == pairs(gb.government_economic(year))


def test_what_stands_above_is_that_of_its_year(both):
    for entry in gb.economic(2026).entries:
        one = rdflib.URIRef(f"{BASE}economic/2026/{entry.code}")
        above = both.value(one, SKOS.broader)
        if entry.parent is None:
            assert above is None
        else:
            assert str(above) == f"{BASE}economic/2026/{entry.parent.code}"


def test_it_fits_the_shapes(both):
    pyshacl = pytest.importorskip("pyshacl")
    fits, _, said = pyshacl.validate(both, shacl_graph=graph_of(SHAPES, "turtle"))
    assert fits, said


def test_json_ld_says_the_same(exported):
    asked = {"year": 2024, "base": BASE}
    turtle = graph_of(exported("economic", format="turtle", **asked), "turtle")
    linked = graph_of(exported("economic", format="jsonld", **asked), "json-ld")
    assert compare.isomorphic(turtle, linked)


def test_any_name_comes_back(hostile, exported, pairs):
    for name, form in (("turtle", "turtle"), ("jsonld", "json-ld")):
        graph = graph_of(exported(hostile, format=name, base=BASE), form)
        assert labels(graph, "economic", 2024) == pairs(hostile)


def test_a_correspondence_has_its_pairs(exported):
    turtle = exported("economic", "government_economic", format="turtle", year=2024, base=BASE)
    graph = graph_of(turtle, "turtle")
    whole = rdflib.URIRef(f"{BASE}economic-government_economic")
    found = {
        tuple(
            str(graph.value(one, side)).rpartition("/")[2]
            for side in (XKOS.sourceConcept, XKOS.targetConcept)
        )
        for one in graph.objects(whole, XKOS.madeOf)
    }
    kept = gb.correspondence("economic", "government_economic")
    codes = set(gb.economic(2024)) | set(gb.government_economic(2024))
    assert found == {
        (one.source, one.target)
        for one in kept
        if one.source and one.target and {one.source, one.target} <= codes
    }


@pytest.mark.parametrize("base", ["", "x y:", "example.org/", "https://a/b", "urn:<>:", "1:"])
def test_an_address_that_is_none_is_refused(base, exported):
    with pytest.raises(gb.WrongArgument, match="base"):
        exported("economic", format="turtle", year=2024, base=base)
