"""No report has a sentence of another language than that of its reader.

What is a sentence and what a quotation is told by how a message is made: its parameters are what
the document prints, or messages themselves; what is left when each text is taken out is prose.
"""

import html
import json
import random
import re

import pytest

import govbudget as gb
from govbudget.base.messages import Message, catalogue, catalogues
from govbudget.disclosure.checks.examples import examples_of
from govbudget.disclosure.checks.records import State
from govbudget.disclosure.checks.registry import own_rules
from govbudget.disclosure.reporting import (
    html_report,
    junit_report,
    report_lines,
    sarif_report,
    text_report,
)
from govbudget.disclosure.reporting.words import reading_note

from .synthetic import FORMATS, STYLES, made_disclosure, plant_fault
from .synthetic.faults import FAULTS

#: Whole reports run the lines that the tests of each form reach.
pytestmark = pytest.mark.unmeasured
#: Files that hold a budget.
SUFFIXES = {".docx", ".html", ".pdf", ".txt", ".xls", ".xlsx"}
#: English prose: three words, which no code, id, command or name of a file is.
ENGLISH = re.compile(r"(?!govbudget)\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b")
CHINESE = re.compile("[\u4e00-\u9fff]+")
#: The field's own words, which English sentences keep: names of tables, levels, columns, laws.
TERMS = re.compile(
    "收支总表|财政拨款收支总表|财政拨款|基本支出|项目支出|人员经费|公用经费|机关运行经费|三公|合计|总计|小计"
    "|决算数|预算数|收入|支出|单位：|单位|部门|其中|本级|类|款|项|目|表|万元|亿元|千元|百万元|元|财预|财库|号|年"
    "|万|亿|金额|科目编码|科目名称|持平|等|名词解释|目录|说明|空表|无|政府采购|绩效|目标|其他|上年结转|结转|结余|年初|年末"
)


def bare(value):
    """A message without the texts that it quotes."""
    if isinstance(value, Message):
        params = {name: bare(one) for name, one in value.params.items()}
        if value.id:
            return Message(value.id, **params)
        return "1"  # it carries its sentences with what they quote
    if isinstance(value, tuple):
        return tuple(map(bare, value))
    if value is None or isinstance(value, bool | int):
        return value
    return "1"


def prose(english):
    """What is Chinese in an English sentence, and more than a word that it names."""
    runs = CHINESE.findall(TERMS.sub("", english))
    return [run for run in runs if len(run) > 3] + re.findall("[，。；：]", english)


def messages_of(report):
    """Every message of a report, each with where it stands."""
    for one in report.findings:
        yield one.rule, one.said
        yield one.rule, one.fix
    for one in report.rules:
        yield one.rule, one.name
        for message in (*one.basis, *one.reasons):
            yield one.rule, message


def renderings(report, disclosure, language):
    note = reading_note(disclosure, language)
    yield text_report(report, language=language, note=note)
    yield re.sub(
        r"<style>.*?</style>|<[^>]*>", " ", html_report(report, disclosure, language=language)
    )


def of_many(reports, language):
    """What is written once for all documents: its rules are the same for each."""
    yield sarif_report(reports, language=language)
    yield junit_report(reports, language=language)


def assert_chinese(rendering):
    said = re.sub(r"\b(?:[\w.-]+\.)?(?:org|json|com)\S*|\"\w+\":", " ", rendering)
    for line in said.splitlines():
        assert not ENGLISH.search(line), f"English in a Chinese report: {line.strip()[:200]}"


def assert_one_language(*documents):
    """Nothing that is said of documents, each with its report, is in another language."""
    for rendering in of_many([report for _, report in documents], "zh"):
        assert_chinese(rendering)
    for disclosure, report in documents:
        assert_says_one_language(disclosure, report)


def assert_says_one_language(disclosure, report):
    for rendering in renderings(report, disclosure, "zh"):
        assert_chinese(rendering)
    names = {one.fix for one in report.findings}
    for rule, message in messages_of(report):
        zh, en = (bare(message).zh, bare(message).en) if message.id else (message.zh, message.en)
        assert not ENGLISH.search(zh), f"{rule}: English in {zh!r}"
        if message.id:
            left = prose(en)
            assert not left, f"{rule}: Chinese in {en!r}"
        # What stands instead may be a name alone.
        is_name = not message.id and message in names
        assert (zh == en and not is_name) <= (not CHINESE.search(zh)), (
            f"{rule}: one language only: {zh!r}"
        )
    for lost in disclosure.lost:
        assert lost.what_zh, f"in English only: {lost.what}"
        assert not ENGLISH.search(lost.what_zh.partition("：")[0])
    plain = json.loads(json.dumps([{"zh": m.zh, "en": m.en} for _, m in messages_of(report)]))
    assert all(bool(one["zh"]) == bool(one["en"]) for one in plain)


def checked(path):
    disclosure = gb.read_disclosure(path)
    return disclosure, gb.check(disclosure)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["a.txt", "a.pdf"])
def test_made_documents(style, form, tmp_path):
    made = made_disclosure(3, style=style, count=8)

    assert_one_language(checked(FORMATS[form](made, tmp_path / form)))


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_made_documents_with_a_fault(fault, tmp_path):
    planted = plant_fault(made_disclosure(5, style="liaoning", count=8), fault, random.Random(5))
    if planted is None:
        pytest.skip("the document has no place for it")

    assert_one_language(checked(FORMATS["a.txt"](planted.made, tmp_path / "a.txt")))


def test_examples_of_rules(tmp_path):
    found = []
    for rule in own_rules():
        for example in examples_of(rule.id):
            path = tmp_path / f"{rule.id}-{example.name}.txt"
            path.write_text(example.text, encoding="utf-8")
            found.append(checked(path))

    assert_one_language(*found)


def test_real_documents(documents, disclosure_of, report_of):
    names = sorted(path.name for path in documents.iterdir() if path.suffix in SUFFIXES)

    assert_one_language(*((disclosure_of(name), report_of(name)) for name in names))


def test_every_english_sentence_of_a_catalogue_is_english():
    for name in catalogues():
        for id_, said in catalogue(name).items():
            left = prose(said["en"])
            assert not left, f"{id_}: Chinese in {said['en']!r}"


def test_every_chinese_sentence_of_a_catalogue_is_chinese():
    for name in catalogues():
        for id_, said in catalogue(name).items():
            plain = re.sub(r"\{[^}]*\}|`[^`]*`", " ", said["zh"])
            assert not ENGLISH.search(plain), f"{id_}: English in {said['zh']!r}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reasons_and_sources_of_rules(language, tmp_path):
    """What a rule did not compare, and why, is prose of ours, in whatever form it is reported."""
    path = tmp_path / "a.txt"
    path.write_text(next(iter(examples_of("years.changes"))).text, encoding="utf-8")
    report = gb.check(gb.read_disclosure(path))
    text = "\n".join(line.text for line in report_lines(report, language=language, full=True))
    page = html.unescape(html_report(report, language=language))
    cases = html.unescape(junit_report([report], language=language))
    skipped = (State.NOT_APPLICABLE, State.NOT_DETERMINABLE)
    own = {"zh": lambda zh, en: (zh, en), "en": lambda zh, en: (en, zh)}[language]

    for one in report.rules:
        said, other = own(one.reason, one.reason_en)
        if said != other:
            forms = [text, page, *([cases] if one.state in skipped else [])]
            assert all(said in form and other not in form for form in forms), one
        said, other = own(one.source, one.source_en)
        if said != other:
            assert said in page
            assert other not in page
            assert said in sarif_report([report], language=language)
    assert sum(one.reason != one.reason_en for one in report.rules) > 10
    assert any(one.source != one.source_en for one in report.rules)
