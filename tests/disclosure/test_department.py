"""A department's document beside those of its units."""

import pytest
from attrs import evolve
from tests.made_department import (
    CENTRE,
    DEPARTMENT,
    LISTED,
    OWN,
    SPENT,
    TEAM,
    department,
    document,
    income,
    spending,
    unit,
)

import govbudget as gb
from govbudget.disclosure.text.kinds import BodyLevel
from govbudget.errors import WrongArgument

ONLY = gb.Settings(select=["units"])


@pytest.fixture
def read(tmp_path):
    """Reads a text as a document; its name tells it from others."""

    def done(text, name):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return gb.read_disclosure(path)

    return done


@pytest.fixture
def checked(read):
    """Checks the department with its three units, some of them in another form."""

    def done(*others, whole=None, settings=ONLY, without=(), **changed):
        given = {name: unit(name) for name in SPENT if name not in without}
        units = [read(text, f"{name}.txt") for name, text in {**given, **changed}.items()]
        units += [read(text, f"other-{at}.txt") for at, text in enumerate(others)]
        return gb.check_department(read(whole or department(), "d.txt"), units, settings)

    return done


def told(report):
    return [(one.rule, one.severity.value) for one in report.findings]


def state_of(report, rule):
    [one] = [one for one in report.rules if one.rule == rule]
    return one.state.value


def sums(report):
    [one] = [one for one in report.rules if one.rule == "units.sums"]
    return one.held, one.failed, one.open


def where(finding):
    return [place.document.rpartition("/")[2] for place in finding.places]


def test_units_that_add_up_are_told_nothing(checked):
    report = checked()

    assert told(report) == []
    assert sums(report) == (33, 0, 0)
    assert state_of(report, "units.missing") == "held"
    assert len(report.header.units) == len(SPENT)


def test_a_unit_in_yuan_is_converted(checked):
    assert told(checked(**{TEAM: unit(TEAM, unit="元", places=0)})) == []


def test_a_figure_that_was_changed_is_told_once_at_its_item(checked):
    report = checked(**{TEAM: unit(TEAM, (110_000, 0, 20_000, 20_000))})

    assert told(report) == [("units.sums", "error")]
    [found] = report.findings
    assert found.message.startswith("表3《支出预算总表》2010301 行政运行 基本支出：")
    assert where(found)[:4] == ["", f"{OWN}.txt", f"{CENTRE}.txt", f"{TEAM}.txt"]
    assert [place.text for place in found.places][:4] == ["60.00", "30.00", "20.00", "11.00"]
    assert sums(report) == (25, 8, 0)


def test_two_items_are_two_findings_though_they_differ_alike(checked):
    report = checked(**{TEAM: unit(TEAM, (110_000, 0, 30_000, 20_000))})

    assert [one.message.split("《支出预算总表》")[1][:7] for one in report.findings] == [
        "2010301",
        "2080505",
    ]
    assert sums(report) == (19, 14, 0)


def test_a_missing_unit_is_told_and_no_sum_is_accused(checked):
    report = checked(without=[TEAM])

    assert told(report) == [("units.missing", "notice")]
    assert TEAM in report.findings[0].message
    assert report.findings[0].places[0].paragraph is not None
    assert sums(report) == (13, 0, 20)


def test_with_a_missing_unit_what_the_others_exceed_is_told(checked):
    report = checked(without=[TEAM], **{CENTRE: unit(CENTRE, (2_000_000, 100_000, 40_000, 30_000))})

    assert told(report) == [("units.sums", "error"), ("units.missing", "notice")]
    assert "单位文件虽不齐全" in report.findings[0].message


def test_a_missing_unit_without_money_is_told_as_such(checked):
    whole = department([500_000, 300_000, 100_000, 70_000])
    report = checked(whole=whole, without=[TEAM])

    assert told(report) == [("units.missing", "notice")]
    assert sums(report)[1:] == (0, 0)


def test_without_a_list_of_units_less_is_no_error(checked):
    said = department(said="")

    assert told(checked(whole=said)) == []
    report = checked(whole=said, without=[TEAM])
    assert told(report) == []
    assert state_of(report, "units.missing") == "not_determinable"
    assert sums(report) == (13, 0, 20)


def test_a_unit_that_is_said_to_have_no_budget_of_its_own_is_not_missed(checked):
    said = LISTED.replace(f"{TEAM}预算", f"{TEAM}（事业单位，合并在本级核算）预算")
    whole = department([500_000, 300_000, 100_000, 70_000], said=said)

    assert told(checked(whole=whole, without=[TEAM])) == []


def test_a_cell_that_was_not_read_is_not_nought(checked):
    text = unit(TEAM)
    row = "2210201\t住房公积金\t2.00\t2.00\t0.00"
    report = checked(**{TEAM: text.replace(row, row.replace("2.00\t2.00", "2.00\t不详"))})

    assert told(report) == []
    assert sums(report) == (32, 0, 1)
    assert TEAM in report.rules[-1].reason


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (unit(TEAM, year=2024), "年度不同"),
        (unit(TEAM, kind="决算"), "种类不同"),
        (unit(TEAM).replace(f"单位名称：{TEAM}", ""), "未写明是哪个单位"),
    ],
)
def test_a_document_of_another_budget_is_told_and_left_out(checked, text, said):
    report = checked(text, without=[TEAM])

    assert {one for one, _ in told(report)} >= {"units.documents"}
    [found] = report.of("units.documents")
    assert said in found.message
    assert where(found) == ["other-0.txt"]
    assert sums(report) == (13, 0, 20)


def test_one_cause_is_one_finding_where_the_unit_has_a_document_of_another_year(checked):
    report = checked(**{TEAM: unit(TEAM, year=2024)})

    assert told(report) == [("units.documents", "notice")]


@pytest.mark.parametrize(
    ("name", "said"),
    [("某某市别的局（本级）", "另一部门"), ("某某市无关中心", "单位名单中没有")],
)
def test_a_document_of_another_department_is_told_and_left_out(checked, name, said):
    report = checked(unit(name, SPENT[TEAM]))

    assert told(report) == [("units.documents", "notice")]
    assert said in report.findings[0].message
    assert sums(report) == (33, 0, 0)


def test_the_own_document_of_the_department_is_no_unit(checked):
    report = checked(department())

    assert told(report) == [("units.documents", "notice")]
    assert sums(report) == (33, 0, 0)


def test_of_two_documents_of_a_unit_one_is_taken_where_they_agree(checked):
    same = checked(unit(TEAM, unit="元", places=0))
    other = checked(unit(TEAM, (110_000, 0, 20_000, 20_000)))

    assert told(same) == [("units.documents", "notice")]
    assert sums(same) == (33, 0, 0)
    assert [one for one, _ in told(other)] == ["units.documents"] * 2
    assert sums(other) == (13, 0, 20)


def test_a_code_that_only_a_unit_has_is_told(checked):
    text = unit(TEAM).replace("2210201\t住房公积金", "2210203\t购房补贴")
    report = checked(**{TEAM: text})

    assert {one.message.split("《支出预算总表》")[1][:7] for one in report.findings} == {
        "2210201",
        "2210203",
    }
    assert "没有列示" in next(one.message for one in report.findings if "2210203" in one.message)


def test_another_level_of_codes_is_not_determinable(checked):
    rows = [line for line in unit(TEAM).splitlines() if not line.startswith(("22102", "20103"))]
    report = checked(**{TEAM: "\n".join(rows) + "\n"})

    assert told(report) == []
    assert sums(report)[2] > 0


def test_what_they_pay_each_other_is_explained(read):
    columns = ("合计", "财政拨款收入", "上级补助收入")
    whole = income(DEPARTMENT, "部门", columns, [("合计", "150.00", "150.00", "")], LISTED)
    units = {
        OWN: [("合计", "100.00", "100.00", "")],
        CENTRE: [("合计", "40.00", "30.00", "10.00")],
        TEAM: [("合计", "25.00", "20.00", "5.00")],
    }
    given = [
        read(income(name, "单位", columns, rows), f"{name}.txt") for name, rows in units.items()
    ]
    report = gb.check_department(read(whole, "d.txt"), given, ONLY)

    assert told(report) == [("units.sums", "notice")]
    assert "上级补助收入 15.00万元" in report.findings[0].message


def test_a_table_by_unit_is_compared_unit_by_unit(read):
    columns = ("合计", "财政拨款收入")
    rows = [
        ("合计", "150.00", "150.00"),
        (DEPARTMENT, "100.00", "100.00"),
        (CENTRE, "30.00", "30.00"),
        (TEAM, "20.00", "20.00"),
    ]
    units = {OWN: "100.00", CENTRE: "33.00", TEAM: "20.00"}
    given = [
        read(income(name, "单位", columns, [(name, one, one)]), f"{name}.txt")
        for name, one in units.items()
    ]
    report = gb.check_department(
        read(income(DEPARTMENT, "部门", columns, rows), "d.txt"), given, ONLY
    )

    assert told(report) == [("units.rows", "error")]
    [found] = report.findings
    assert CENTRE in found.message
    assert where(found) == ["", "", f"{CENTRE}.txt", f"{CENTRE}.txt"]
    assert state_of(report, "units.sums") == "found"
    assert state_of(report, "units.missing") == "held"


def test_rounding_of_many_units_is_no_fault(read):
    names = [f"某某市样例{word}中心" for word in "甲乙丙丁戊己"]
    spent = (33_333, 0, 0, 0)
    whole = department([6 * one for one in spent], said="")
    units = [read(unit(name, spent, places=1), f"{name}.txt") for name in names]

    report = gb.check_department(read(whole, "d.txt"), units, ONLY)

    # Six times 3.3 is 19.8 beside 20.00, and six halves of 0.1 are 0.3.
    assert told(report) == []
    assert sums(report)[1] == 0


def test_the_rules_do_not_apply_without_units(read):
    report = gb.check(read(department(), "d.txt"), ONLY)

    assert {one.state.value for one in report.rules} == {"not_applicable"}
    assert told(report) == []


def test_what_is_no_document_is_refused(read):
    with pytest.raises(WrongArgument, match="units"):
        gb.check_department(read(department(), "d.txt"), ["a.txt"])
    with pytest.raises(WrongArgument, match="one at least"):
        gb.check_department(read(department(), "d.txt"), [])


def test_a_final_account_is_compared_figure_by_figure(read):
    """年初预算, 全年预算 and 决算 are each added up for themselves."""
    head = "科目编码\t科目名称\t年初预算数\t全年预算数\t决算数\n"

    def account(name, level, first, second, third):
        row = f"2010301\t行政运行\t{first}\t{second}\t{third}\n"
        body = f"支出决算表\n单位：万元\n\n{head}{row}"
        return read(document(name, body, level, kind="决算"), f"{name}.txt")

    whole = account(DEPARTMENT, "部门", "30.00", "33.00", "31.00")
    units = [
        account(OWN, "单位", "10.00", "11.00", "10.00"),
        account(CENTRE, "单位", "20.00", "23.00", "21.00"),
    ]
    report = gb.check_department(whole, units, ONLY)

    [found] = report.findings
    assert "全年预算" in found.places[0].what
    assert "部门 33.00万元，各单位合计 34.00万元" in found.message


def test_a_column_for_each_unit_is_compared_unit_by_unit(read):
    head = f"科目编码\t科目名称\t合计\t{OWN}\t{CENTRE}\n"
    row = "2010301\t行政运行\t30.00\t10.00\t20.00\n"
    whole = document(DEPARTMENT, f"支出预算总表\n单位：万元\n\n{head}{row}", "部门")
    units = {OWN: "10.00", CENTRE: "22.00"}
    given = []
    for name, one in units.items():
        rows = f"科目编码\t科目名称\t合计\n2010301\t行政运行\t{one}\n"
        text = document(name, f"支出预算总表\n单位：万元\n\n{rows}")
        given.append(read(text, f"{name}.txt"))
    report = gb.check_department(read(whole, "d.txt"), given, ONLY)

    assert told(report) == [("units.rows", "error")]
    assert CENTRE in report.findings[0].message


@pytest.mark.unmeasured
def test_a_document_as_its_own_only_unit_is_accused_of_nothing(disclosure_of, documents):
    """Real layouts: what a document states is what it states."""
    compared = 0
    for path in sorted((*documents.glob("*.pdf"), *documents.glob("*.txt"))):
        read_one = disclosure_of(path.name)
        if not read_one.unit_name or not read_one.year:
            continue
        own = evolve(
            read_one,
            path="own.pdf",
            unit_name=f"{read_one.unit_name.removesuffix('（本级）')}（本级）",
            level=BodyLevel.UNIT,
            digests=(),
        )
        settings = gb.Settings(select=["units.sums", "approved.amounts", "approved.rows"])
        report = gb.check(read_one, settings, units=[own], against=own)
        assert report.findings == ()
        compared += sum(one.compared for one in report.rules)

    assert compared > 10_000


def test_what_the_own_unit_pays_another_is_explained_in_the_spending(read):
    head = "科目编码\t科目名称\t合计\t基本支出\t对附属单位补助支出\n"

    def spent(name, level, *cells):
        row = "\t".join(("2010301", "行政运行", *cells))
        return read(
            document(name, f"支出预算总表\n单位：万元\n\n{head}{row}\n", level), f"{name}.txt"
        )

    whole = spent(DEPARTMENT, "部门", "50.00", "50.00", "")
    units = [
        spent(OWN, "单位", "40.00", "30.00", "10.00"),
        spent(CENTRE, "单位", "20.00", "20.00", ""),
    ]
    report = gb.check_department(whole, units, ONLY)

    assert told(report) == [("units.sums", "notice")]
    assert "对附属单位补助支出 10.00万元" in report.findings[0].message
    assert sums(report) == (1, 2, 0)


def test_more_in_the_department_is_no_transfer(read):
    columns = ("合计", "财政拨款收入", "上级补助收入")
    whole = income(DEPARTMENT, "部门", columns, [("合计", "170.00", "160.00", "10.00")], LISTED)
    units = {
        OWN: [("合计", "100.00", "100.00", "")],
        CENTRE: [("合计", "40.00", "30.00", "10.00")],
        TEAM: [("合计", "20.00", "20.00", "")],
    }
    given = [
        read(income(name, "单位", columns, rows), f"{name}.txt") for name, rows in units.items()
    ]
    report = gb.check_department(read(whole, "d.txt"), given, ONLY)

    assert told(report) == [("units.sums", "error")]
    assert "财政拨款收入" in report.findings[0].message


def of_income(name, level, rows):
    """A table of income by unit, with one column beside the total."""
    return income(name, level, ("合计", "财政拨款收入"), [(one, it, it) for one, it in rows])


@pytest.fixture
def of_units(read):
    """The documents of the three units with a table of income each."""
    paid = {OWN: "100.00", CENTRE: "30.00", TEAM: "20.00"}
    return [read(of_income(name, "单位", [(name, it)]), f"{name}.txt") for name, it in paid.items()]


@pytest.mark.parametrize(
    "rows",
    [
        (DEPARTMENT, OWN, CENTRE, TEAM),
        ("合计", DEPARTMENT, OWN, CENTRE, TEAM),
        ("合计", DEPARTMENT, "局机关", CENTRE, TEAM),
        ("合计", DEPARTMENT),
    ],
)
def test_a_row_of_the_department_with_all_its_units_is_not_its_own(read, of_units, rows):
    amounts = {OWN: "100.00", "局机关": "100.00", CENTRE: "30.00", TEAM: "20.00"}
    text = of_income(DEPARTMENT, "部门", [(one, amounts.get(one, "150.00")) for one in rows])
    report = gb.check_department(read(text, "d.txt"), of_units, ONLY)

    assert told(report) == []
    assert state_of(report, "units.rows") in {"held", "not_applicable"}


def test_without_a_list_the_document_of_another_department_is_left_out(checked):
    other = document("某某市别的局", spending((900_000, 0, 0, 0)), "部门")
    report = checked(other, whole=department(said=""))

    assert told(report) == [("units.documents", "notice")]
    assert "某某市别的局" in report.findings[0].message
    assert sums(report)[1:] == (0, 0)


def test_without_a_list_what_the_documents_exceed_is_a_notice(checked):
    other = document("某某市别处中心", spending((900_000, 0, 0, 0)))
    report = checked(other, whole=department(said=""))

    assert set(told(report)) == {("units.sums", "notice")}
    assert all("没有列出所属单位" in one.message for one in report.findings)


def test_a_unit_that_is_in_the_document_of_another_too_is_no_error(checked):
    both = [one + two for one, two in zip(SPENT[CENTRE], SPENT[TEAM], strict=True)]
    report = checked(**{CENTRE: unit(CENTRE, both, level="部门")})

    assert set(told(report)) == {("units.sums", "notice")}
    assert all(f"就是“{TEAM}”的数字" in one.message for one in report.findings)


@pytest.mark.parametrize("empty", [DEPARTMENT, TEAM])
def test_a_table_of_all_money_without_figures_accuses_nobody(checked, empty):
    head = spending((0, 0, 0, 0)).splitlines()[:4]
    body = "\n".join([*head, "\t合计\t\t\t", ""])
    level = "部门" if empty == DEPARTMENT else "单位"
    blank = document(empty, body, level, said=LISTED if empty == DEPARTMENT else "")
    given = {"whole": blank} if empty == DEPARTMENT else {TEAM: blank}
    report = checked(**given)

    assert told(report) == []
    assert state_of(report, "units.sums") == "not_determinable"
