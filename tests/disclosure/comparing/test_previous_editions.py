"""Documents of two years whose editions differ, and reports that name two documents."""

import pytest

import govbudget as gb
from govbudget.disclosure.marking.copies import findings_in


def document(year, rows, *, past=False):
    """A budget with a table of these rows: a code, its name, its figures."""
    head = ("科目编码", "科目名称", *([f"{year - 1}年预算数"] if past else ()), "合计")
    lines = ["某某市信访局", f"{year}年部门预算公开", "", "一般公共预算支出表", "单位：万元"]
    lines += ["\t".join(map(str, row)) for row in (head, *rows)]
    return "\n".join(lines) + "\n"


@pytest.fixture
def checked(tmp_path):
    """What the rules on earlier documents say of a document and the one before it."""

    def of(own, earlier):
        paths = tmp_path / "own.txt", tmp_path / "earlier.txt"
        for path, text in zip(paths, (own, earlier), strict=True):
            path.write_text(text, encoding="utf-8")
        own, earlier = map(gb.read_disclosure, paths)
        report = gb.check(own, previous=earlier)
        [rule] = [one for one in report.rules if one.rule == "previous.tables"]
        found = [one for one in report.findings if one.rule.startswith("previous.")]
        return found, rule, report

    return of


MOVED = [
    ("", "合计", "90.00"),
    ("201", "一般公共服务支出", "90.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "90.00"),
    ("2010301", "行政运行", "60.00"),
    ("2010308", "信访事务", "30.00"),
]


def now(*, item="30.00", left="60.00", total="90.00"):
    """The budget of 2024, in whose edition 2010308 is 2014004."""
    return document(
        2024,
        [
            ("", "合计", total, "95.00"),
            ("201", "一般公共服务支出", total, "95.00"),
            ("20103", "政府办公厅（室）及相关机构事务", left, "61.00"),
            ("2010301", "行政运行", left, "61.00"),
            ("20140", "信访事务", item, "34.00"),
            ("2014004", "信访业务", item, "34.00"),
        ],
        past=True,
    )


def test_a_code_that_moved_is_compared_with_what_it_was(checked):
    found, rule, _ = checked(now(), document(2023, MOVED))

    assert found == []
    # 合计, 201, 2010301 and 2014004; 20103 lost an item, and 20140 was not there.
    assert (rule.held, rule.open) == (4, 2)


def test_a_difference_across_a_move_is_a_notice(checked):
    found, *_ = checked(now(item="33.00", total="93.00"), document(2023, MOVED))

    assert [one.severity for one in found] == [gb.Severity.NOTICE]
    assert "2010308" in found[0].message


def test_codes_that_were_merged_are_added_up(checked):
    merged = ("2011009", "2011010", "2011011", "2011012")
    then = [
        ("", "合计", "10.00"),
        *((code, "", f"{at}.00") for at, code in enumerate(merged, 1)),
    ]
    rows = [("", "合计", "10.00", "11.00"), ("2013204", "公务员事务", "10.00", "11.00")]
    found, rule, _ = checked(document(2019, rows, past=True), document(2018, then))
    assert (found, rule.held) == ([], 2)
    rows[1] = ("2013204", "公务员事务", "12.00", "11.00")
    found, *_ = checked(document(2019, rows, past=True), document(2018, then))
    assert [one.severity for one in found] == [gb.Severity.NOTICE]
    assert str(found[0].figures[1].value) == "10.00"
    assert found[0].figures[1].is_computed


def test_a_code_with_another_name_is_the_same(checked):
    then = [("", "合计", "5.00"), ("2150599", "其他工业和信息产业监管支出", "5.00")]
    rows = [("", "合计", "5.00", "6.00"), ("2150599", "其他工业和信息产业支出", "5.00", "6.00")]
    found, rule, _ = checked(document(2025, rows, past=True), document(2024, then))
    assert (found, rule.held) == ([], 2)
    rows[1] = ("2150599", "其他工业和信息产业支出", "4.00", "6.00")
    found, *_ = checked(document(2025, rows, past=True), document(2024, then))
    assert [one.severity for one in found] == [gb.Severity.ERROR]


def test_only_the_places_of_a_document_are_marked_in_it(checked):
    then = [("", "合计", "5.00"), ("2150599", "其他工业和信息产业监管支出", "5.00")]
    rows = [("", "合计", "4.00", "6.00"), ("2150599", "其他工业和信息产业支出", "4.00", "6.00")]
    found, _, report = checked(document(2025, rows, past=True), document(2024, then))

    assert {bool(place.document) for place in found[0].places} == {True, False}
    marked = findings_in(report, report.document)
    assert len(marked) == len(report.findings)
    assert all(not place.document for one in marked for place in one.places)


def test_a_report_comes_back_from_json(checked):
    then = [("", "合计", "5.00"), ("2150599", "其他工业和信息产业监管支出", "5.00")]
    rows = [("", "合计", "4.00", "6.00"), ("2150599", "其他工业和信息产业支出", "4.00", "6.00")]
    *_, report = checked(document(2025, rows, past=True), document(2024, then))
    converter = gb.jsonform.converter()

    again = converter.structure(converter.unstructure(report), gb.CheckReport)
    assert again == report
    assert [one.places for one in again.findings] == [one.places for one in report.findings]


def test_an_id_does_not_depend_on_the_name_of_the_earlier_file(checked, tmp_path):
    then = [("", "合计", "5.00"), ("2150599", "其他工业和信息产业监管支出", "5.00")]
    rows = [("", "合计", "4.00", "6.00"), ("2150599", "其他工业和信息产业支出", "4.00", "6.00")]
    found, *_ = checked(document(2025, rows, past=True), document(2024, then))
    (tmp_path / "earlier.txt").rename(tmp_path / "another.txt")
    own, other = (gb.read_disclosure(tmp_path / f"{one}.txt") for one in ("own", "another"))

    again = gb.check(own, previous=other).of("previous.tables")
    assert [one.id for one in again] == [one.id for one in found]
