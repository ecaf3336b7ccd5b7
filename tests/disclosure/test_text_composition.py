"""The parts of the text parser, each alone: clauses, lists of parts, resolution, facts."""

from decimal import Decimal

import pytest

from govbudget.amounts import Amount, Unit
from govbudget.disclosure.text.builder import FactBuilder
from govbudget.disclosure.text.clause_reader import ClauseReader
from govbudget.disclosure.text.discourse import Discourse
from govbudget.disclosure.text.facts import AmountFact, ChangeFact, CountFact, ShareFact
from govbudget.disclosure.text.facts_index import FactIndex
from govbudget.disclosure.text.grammar import (
    AmongClause,
    ComparisonClause,
    Grammar,
    ItemClause,
    NamingClause,
    PartsClause,
    PurposeClause,
    ReasonClause,
    opened_at_the_end,
    separate,
)
from govbudget.disclosure.text.headings import marker
from govbudget.disclosure.text.identity import Identity
from govbudget.disclosure.text.kinds import Measure, Scope
from govbudget.disclosure.text.lines import Heading, Line, heading_of
from govbudget.disclosure.text.part_lists import NO_LIST, OpenParts, PartLists
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.resolution import Resolver
from govbudget.disclosure.text.tokens import tokens
from govbudget.disclosure.text.topic_finder import TopicFinder
from govbudget.disclosure.text.topics import Topic

BUDGET = Identity("某某局", 2024, "budget", "department")
FINAL = Identity("某某局", 2023, "final account", "department")
NO_HEADING = Heading()
TEN = Amount(Decimal(10), Unit.WAN)


class Reading:
    """The parts, put together for one paragraph, without the dispatcher."""

    def __init__(self, text, identity=BUDGET, heading=NO_HEADING):
        self.said = Discourse(identity)
        self.grammar = Grammar(identity.year, self.said.body)
        self.resolver = Resolver(self.said, self.grammar)
        self.clauses = ClauseReader(self.said, self.grammar, self.resolver)
        self.finder = TopicFinder(self.said, self.grammar, self.resolver)
        self.builder = FactBuilder(self.said, self.resolver)
        form = plain(text)
        self.tokens = list(tokens(form.text))
        self.clauses.begin(Line(0, 3, form, marker(form.text), heading))

    def know(self, topic, amount=TEN):
        """Put an amount in front, as if it had been read."""
        number = self.said.index.add(AmountFact(topic, self.said.line.passage(0, 0), amount))
        self.said.said.last = number
        return number


class TestGrammar:
    @pytest.mark.parametrize(
        ("words", "clause"),
        [
            ("主要原因是人员增加", ReasonClause()),
            ("主要用于日常办公", PurposeClause()),
            ("支出预算包括", PartsClause("支出预算", "", True)),
            ("按支出经济分类包括", PartsClause("按支出经济分类", "economic", True)),
            ("主要包括", PartsClause("主要", "", False)),
            ("在支出预算中", AmongClause("支出预算")),
            ("本条(请按实际填写)主要用于", PurposeClause()),
            ("", None),
            ('""', None),
        ],
    )
    def test_what_a_clause_does(self, words, clause):
        assert Grammar(2024).clause(words) == clause

    def test_a_path_of_names_is_an_item(self):
        clause = Grammar(2024).clause("教育支出(类)普通教育(款)小学教育(项)")

        assert isinstance(clause, ItemClause)
        assert (clause.topic.subject, clause.topic.code) == ("spending.function", "2050202")

    @pytest.mark.parametrize(
        ("words", "against", "year"),
        [("与上年相比", "last_year", None), ("比2022年", "last_year", 2022)],
    )
    def test_a_comparison_without_a_name(self, words, against, year):
        clause = Grammar(2024).clause(words)

        assert isinstance(clause, ComparisonClause)
        assert (clause.comparison.against, clause.comparison.year) == (against, year)

    def test_what_names_the_next_figure(self):
        clause = Grammar(2024, "某某局").clause("某某局2023年人员经费")

        assert isinstance(clause, NamingClause)
        assert (clause.topic.subject, clause.year) == ("spending.personnel", 2023)

    def test_names_of_one_family_stay_in_it(self):
        grammar = Grammar(2024)

        assert grammar.clause("住房公积金", "functional").topic.code == "2210201"
        assert grammar.clause("住房公积金", "economic").topic.code == "30113"
        assert grammar.clause("住房公积金").topic is None

    def test_a_purpose_within_a_name_is_none(self):
        grammar = Grammar(2024)

        assert grammar.says_purpose("资金用于办公")
        assert not grammar.says_purpose("车辆购置税用于公路等基础设施建设支出")
        assert not grammar.says_purpose("用于以下方面")

    def test_where_the_aim_stands(self):
        text = "支出5万元，主要用于日常办公。"

        start, end = Grammar(2024).aim(text, 0, len(text))
        assert text[start:end] == "日常办公"
        assert Grammar(2024).aim("支出5万元。", 0, 6) is None

    @pytest.mark.parametrize(
        ("text", "earlier", "words"),
        [
            ("与上年相比，支出预算", ["与上年相比"], "支出预算"),
            ("上年:", [], "上年"),
            ("三、收入情况说明2024年收入预算", [], "2024年收入预算"),
        ],
    )
    def test_the_clauses_in_front_of_a_figure(self, text, earlier, words):
        before, where, own = separate(text, 0, len(text))

        assert (before, own) == (earlier, words)
        assert text[where:].startswith(own)

    @pytest.mark.parametrize(
        ("text", "owner"),
        [
            ("支出预算80万元，其中：", ""),
            ("上述支出预算包括：", "上述支出预算"),
            ("支出预算80万元：", None),
        ],
    )
    def test_a_list_that_the_end_of_a_paragraph_opens(self, text, owner):
        assert opened_at_the_end(plain(text).text) == owner


class TestHeadings:
    def test_the_nearest_heading_that_names_the_money_counts(self):
        path = ("第三部分 说明", "二、政府性基金预算情况", "（一）总体情况")

        assert heading_of(path).scope is Scope.GOVERNMENT_FUND
        assert heading_of(path).topic is None

    def test_a_heading_may_name_a_figure(self):
        heading = heading_of(("七、机关运行经费安排情况说明",))

        assert heading.topic.subject == "agency_running"

    def test_a_heading_over_all_spending_names_none(self):
        assert heading_of(("三、支出预算情况说明",)).topic is None


class TestPartLists:
    def test_lists_within_a_sentence_nest(self):
        lists = PartLists()
        outer, inner = OpenParts(1, lists.number(), 1), OpenParts(2, lists.number(), 2)
        lists.open_inside(outer, alone=True)
        lists.open_inside(inner, alone=False)

        assert (lists.open, lists.inside) == (inner, (outer, inner))
        lists.leave(1)
        assert lists.open == outer
        lists.leave()
        assert lists.open == NO_LIST

    def test_behind_a_bracket_the_lists_in_front_go_on(self):
        lists = PartLists()
        outer, inner = OpenParts(1, 1, 1), OpenParts(2, 2, 2)
        lists.open_inside(outer, alone=True)
        lists.keep()
        lists.open_inside(inner, alone=False)
        lists.back()

        assert lists.open == outer

    def test_a_list_over_paragraphs_ends_with_their_level(self):
        lists = PartLists()
        lists.begin(2, goes_on=False)
        opened = OpenParts(0, lists.number(), 0)
        lists.end("一、支出，其中:", 2, 0)
        lists.open_below(2, opened)

        lists.begin(3, goes_on=False)
        assert lists.open == opened
        lists.begin(2, goes_on=False)
        assert lists.open == NO_LIST

    def test_a_paragraph_below_one_of_a_list_has_its_parts(self):
        lists = PartLists()
        lists.open_below(2, OpenParts(0, lists.number(), 0))
        lists.begin(3, goes_on=False)
        lists.end("1.人员经费5万元", 3, 7)
        lists.begin(4, goes_on=False)

        assert (lists.open.whole, lists.open.number) == (7, 2)

    def test_a_paragraph_without_a_number_closes_what_does_not_go_on(self):
        lists = PartLists()
        for goes_on, whole in ((True, 0), (False, None)):
            lists.heading()
            lists.open_below(2, OpenParts(0, 1, 0))
            lists.begin(0, goes_on=goes_on)
            assert lists.open.whole == whole


class TestIndex:
    def test_the_last_amount_of_this_year_is_that_of_a_share(self):
        index = FactIndex(2024)
        passage = Reading("。").said.line.passage(0, 0)
        for year in (2024, 2023):
            index.add(AmountFact(Topic("spending", Scope.ALL, year=year), passage, TEN))

        assert index.latest(Topic("spending", Scope.ALL, year=2023)) == 1
        assert index.latest_of_scope("spending", Scope.ALL) == 0
        assert index.latest(Topic("revenue")) is None

    def test_the_purpose_goes_to_the_last_item_of_the_paragraph(self):
        index = FactIndex(2024)
        passage = Reading("。").said.line.passage(0, 0)
        index.add(AmountFact(Topic("spending.function", code="205"), passage, TEN))

        index.set_purpose("办公", 1)
        assert index[0].purpose == ""
        index.set_purpose("办公", 0)
        index.set_purpose("差旅", 0)
        assert index[0].purpose == "办公"


class TestResolution:
    def test_the_measure_is_that_of_the_document(self):
        assert Reading("。").resolver.measure_of(Topic("spending")) is Measure.BUDGET
        assert Reading("。", FINAL).resolver.measure_of(Topic("spending")) is Measure.FINAL
        assert Reading("。").resolver.measure_of(Topic("assets.fixed")) is None

    def test_the_initial_budget_of_its_year_is_the_budget(self):
        resolver = Reading("。").resolver
        topic = Topic("spending", measure=Measure.INITIAL)

        assert resolver.measure_of(topic) is Measure.BUDGET
        assert resolver.measure_of(topic.in_year(2023)) is Measure.INITIAL

    def test_the_year_of_the_sentence_counts_before_that_of_the_document(self):
        reading = Reading("。")
        reading.said.sentence.year = 2022

        assert reading.resolver.year_of(Topic("spending")) == 2022
        assert reading.resolver.year_of(Topic("spending", year=2020)) == 2020

    def test_the_money_follows_from_words_whole_heading_and_figure_before(self):
        reading = Reading("。", heading=Heading((), Scope.GOVERNMENT_FUND))
        number = reading.know(Topic("spending", Scope.GENERAL))
        scope_of = reading.resolver.scope_of

        assert scope_of(Topic("three_public")) is Scope.NONE
        assert scope_of(Topic("spending.basic", Scope.FISCAL), number) is Scope.FISCAL
        assert scope_of(Topic("spending"), number) is Scope.GENERAL
        assert scope_of(Topic("spending")) is Scope.GOVERNMENT_FUND
        assert scope_of(Topic("spending.basic")) is Scope.GENERAL
        assert Reading("。").resolver.scope_of(Topic("spending")) is Scope.ALL

    def test_an_earlier_amount_is_found_by_its_topic(self):
        reading = Reading("。")
        topic = Topic("spending", Scope.ALL, Measure.BUDGET, year=2024)
        number = reading.know(topic)

        assert reading.resolver.amount_of(Topic("spending")) == number
        assert reading.resolver.amount_of(Topic("revenue")) is None
        assert reading.resolver.whole_of("支出合计") == number
        assert reading.resolver.whole_of("总支出预算") == number

    def test_what_is_usually_a_part_is_one_without_a_list(self):
        reading = Reading("。")
        number = reading.know(Topic("three_public", measure=Measure.BUDGET, year=2024))
        part = Topic("three_public.abroad")

        assert reading.resolver.part_of(part, Measure.BUDGET) == number
        assert reading.resolver.part_of(Topic("spending.basic"), Measure.BUDGET) is None


class TestFinder:
    def test_a_figure_without_a_name_belongs_to_the_one_before(self):
        reading = Reading("支出预算10万元，比上年增加1万元。")
        topic = Topic("spending", Scope.ALL)
        reading.know(topic)

        assert reading.finder.continued() == topic
        reading.said.sentence.unknown = 0
        assert reading.finder.continued() is None
        reading.said.sentence.pending = Topic("revenue")
        assert reading.finder.continued() == Topic("revenue")

    def test_a_heading_names_the_figures_of_unnumbered_paragraphs(self):
        heading = Heading((), topic=Topic("agency_running"))

        assert Reading("支出10万元", heading=heading).finder.continued() == heading.topic
        assert Reading("1.支出10万元", heading=heading).finder.continued() is None

    def test_the_words_in_front_are_read_clause_by_clause(self):
        reading = Reading("与上年相比，人员经费10万元。")
        where, words = reading.clauses.words_before(reading.tokens[0].start)

        assert (where, words) == (6, "人员经费")
        assert reading.said.comparing.comparison.against == "last_year"
        assert reading.finder.topic_of(where, words).subject == "spending.personnel"


class TestBuilder:
    def test_an_amount_has_all_that_its_words_leave_open(self):
        reading = Reading("支出预算10万元。")
        fact = reading.builder.amount(Topic("spending", label="支出预算"), reading.tokens[0])

        assert isinstance(fact, AmountFact)
        assert fact.topic == Topic("spending", Scope.ALL, Measure.BUDGET, "支出预算", "", 2024)
        assert (fact.span, fact.sentence, fact.page) == ((4, 8), "支出预算10万元。", 3)
        assert (fact.amount, fact.part_of, fact.listed) == (TEN, None, None)

    def test_an_amount_stands_in_the_list_that_is_open(self):
        reading = Reading("支出预算10万元。")
        number = reading.know(Topic("spending", Scope.ALL, Measure.BUDGET, year=2024))
        reading.said.lists.open_inside(OpenParts(number, 4, number), alone=True)
        fact = reading.builder.amount(Topic("spending.basic"), reading.tokens[0])

        assert (fact.part_of, fact.listed, fact.scope) == (number, 4, Scope.ALL)

    def test_each_sort_has_a_record_of_its_own(self):
        reading = Reading("10%。2辆")
        percent, _, count = reading.tokens
        topic, build = Topic("spending"), reading.builder

        assert isinstance(build.change(topic, percent, against="last_year"), ChangeFact)
        assert isinstance(build.share(topic, percent, None), ShareFact)
        counted = build.count(Topic("vehicles"), count)
        assert isinstance(counted, CountFact)
        assert (counted.count, counted.counter, counted.measure) == (Decimal(2), "辆", None)
