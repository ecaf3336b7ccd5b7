"""The stable ids of what the figures of a budget are about.

An id is in English and does not change.

======================  ============================================================
``total``               收支总预算, 收入支出总计: one figure for both sides
``revenue``             收入预算; with a scope 财政拨款收入, 一般公共预算拨款收入 …
``revenue.total``       收入总计
``revenue.current``     本年收入合计, 当年财政拨款收入
``revenue.*``           business, operating, superior, affiliated, other
``spending``            支出预算; with a scope 财政拨款支出, 一般公共预算支出 …
``spending.total``      支出总计
``spending.current``    本年支出合计
``spending.*``          basic, project, operating, personnel, public, function, economic …
``appropriation``       一般公共预算拨款, where 收入 and 支出 are not said
``carry_over``          上年结转, 年初结转和结余
``carry_out``           结转下年, 年末结转和结余
``three_public``        the whole; abroad, reception, vehicles, vehicle_purchase, vehicle_running
``agency_running``      机关运行经费
``procurement``         the whole; goods, works, services, reserved_sme, reserved_small …
``purchased_services``  政府购买服务
``debt``                债务支出
``assets``              国有资产 as they stand; ``assets.fixed`` 固定资产
``vehicles``            vehicles owned, with the kinds; ``vehicles_purchase`` those to be bought
``equipment``           equipment above a threshold; ``equipment_purchase`` that to be bought
``performance``         targets, tracking, self_evaluation, whole, projects_due, score, grade …
``received``            visits and guests that were received, by number
``average``             what a guest or a vehicle took on the average
``project``             a project by its name
======================  ============================================================
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Subject"]


class Subject(StrEnum):
    """What a statement of a text speaks of.

    ``UNRECOGNISED`` is an amount whose meaning was not understood; ``EXPLANATION`` one inside a
    reason or a purpose, which explains another figure; ``TABLE`` only the tables are named.
    """

    TOTAL = "total"

    REVENUE = "revenue"
    REVENUE_TOTAL = "revenue.total"
    REVENUE_CURRENT = "revenue.current"
    REVENUE_BUSINESS = "revenue.business"
    REVENUE_OPERATING = "revenue.operating"
    REVENUE_SUPERIOR = "revenue.superior"
    REVENUE_AFFILIATED = "revenue.affiliated"
    REVENUE_OTHER = "revenue.other"
    REVENUE_UNIT_FUNDS = "revenue.unit_funds"
    REVENUE_RESERVES = "revenue.reserves"

    SPENDING = "spending"
    SPENDING_TOTAL = "spending.total"
    SPENDING_CURRENT = "spending.current"
    SPENDING_BASIC = "spending.basic"
    SPENDING_PROJECT = "spending.project"
    SPENDING_OPERATING = "spending.operating"
    SPENDING_SUPERIOR = "spending.superior"
    SPENDING_AFFILIATED = "spending.affiliated"
    SPENDING_PERSONNEL = "spending.personnel"
    SPENDING_PUBLIC = "spending.public"
    SPENDING_FUNCTION = "spending.function"
    SPENDING_ECONOMIC = "spending.economic"

    APPROPRIATION = "appropriation"
    CARRY_OVER = "carry_over"
    CARRY_OUT = "carry_out"
    SURPLUS_ALLOCATION = "surplus_allocation"
    DEBT = "debt"

    THREE_PUBLIC = "three_public"
    THREE_PUBLIC_ABROAD = "three_public.abroad"
    THREE_PUBLIC_ABROAD_GROUPS = "three_public.abroad.groups"
    THREE_PUBLIC_RECEPTION = "three_public.reception"
    THREE_PUBLIC_RECEPTION_DOMESTIC = "three_public.reception_domestic"
    THREE_PUBLIC_RECEPTION_FOREIGN = "three_public.reception_foreign"
    THREE_PUBLIC_VEHICLES = "three_public.vehicles"
    THREE_PUBLIC_VEHICLE_PURCHASE = "three_public.vehicle_purchase"
    THREE_PUBLIC_VEHICLE_RUNNING = "three_public.vehicle_running"

    AGENCY_RUNNING = "agency_running"
    PURCHASED_SERVICES = "purchased_services"

    PROCUREMENT = "procurement"
    PROCUREMENT_GOODS = "procurement.goods"
    PROCUREMENT_WORKS = "procurement.works"
    PROCUREMENT_SERVICES = "procurement.services"
    PROCUREMENT_GOODS_AWARDED_SME = "procurement.goods.awarded_sme"
    PROCUREMENT_WORKS_AWARDED_SME = "procurement.works.awarded_sme"
    PROCUREMENT_SERVICES_AWARDED_SME = "procurement.services.awarded_sme"
    PROCUREMENT_RESERVED_SMALL = "procurement.reserved_small"
    PROCUREMENT_RESERVED_SME = "procurement.reserved_sme"
    PROCUREMENT_AWARDED_SMALL = "procurement.awarded_small"
    PROCUREMENT_AWARDED_SME = "procurement.awarded_sme"
    PROCUREMENT_WON_SMALL = "procurement.won_small"
    PROCUREMENT_WON_SME = "procurement.won_sme"
    PROCUREMENT_OTHER_WON_SME = "procurement.other_won_sme"

    ASSETS = "assets"
    ASSETS_FIXED = "assets.fixed"
    ASSETS_KIND = "assets.kind"

    VEHICLES = "vehicles"
    VEHICLES_KIND = "vehicles.kind"
    VEHICLES_PURCHASE = "vehicles_purchase"
    VEHICLES_PURCHASE_KIND = "vehicles_purchase.kind"
    VEHICLES_PURCHASE_FUNDS = "vehicles_purchase.funds"
    EQUIPMENT = "equipment"
    EQUIPMENT_PURCHASE = "equipment_purchase"
    EQUIPMENT_PURCHASE_FUNDS = "equipment_purchase.funds"

    PERFORMANCE_TARGETS = "performance.targets"
    PERFORMANCE_TARGETS_FUNDS = "performance.targets.funds"
    PERFORMANCE_TARGETS_DUE = "performance.targets_due"
    PERFORMANCE_GOALS = "performance.goals"
    PERFORMANCE_GOALS_FUNDS = "performance.goals.funds"
    PERFORMANCE_WHOLE = "performance.whole"
    PERFORMANCE_WHOLE_DUE = "performance.whole_due"
    PERFORMANCE_TRACKING = "performance.tracking"
    PERFORMANCE_TRACKING_FUNDS = "performance.tracking.funds"
    PERFORMANCE_SELF_EVALUATION = "performance.self_evaluation"
    PERFORMANCE_SELF_EVALUATION_FUNDS = "performance.self_evaluation.funds"
    PERFORMANCE_EVALUATION = "performance.evaluation"
    PERFORMANCE_EVALUATION_FUNDS = "performance.evaluation.funds"
    PERFORMANCE_SCORE = "performance.score"
    PERFORMANCE_GRADE_EXCELLENT = "performance.grade_excellent"
    PERFORMANCE_GRADE_GOOD = "performance.grade_good"
    PERFORMANCE_GRADE_PASS = "performance.grade_pass"  # noqa: S105  no password
    PERFORMANCE_GRADE_FAIL = "performance.grade_fail"
    PERFORMANCE_PROBLEMS = "performance.problems"
    PERFORMANCE_PROBLEMS_MENDED = "performance.problems_mended"
    PERFORMANCE_PROBLEMS_OPEN = "performance.problems_open"

    RECEIVED_VISITS = "received.visits"
    RECEIVED_GUESTS = "received.guests"
    AVERAGE_RECEPTION = "average.reception"
    AVERAGE_VEHICLE = "average.vehicle"

    PROJECT = "project"
    TABLE = "table"
    EXPLANATION = "explanation"
    UNRECOGNISED = "unrecognised"
