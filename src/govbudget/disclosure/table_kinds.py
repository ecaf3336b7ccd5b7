"""What the tables of a published budget or final account are about."""

from __future__ import annotations

from enum import StrEnum

from govbudget.classification.members import member_of

__all__ = ["PROJECT_TARGET_KINDS", "TARGET_KINDS", "TableKind"]


class TableKind(StrEnum):
    """What a table of a disclosure is about.

    Source: 地方预决算公开操作规程 (财预〔2016〕143号) names the tables of a budget and of a final
    account; the others are those that finance bureaus ask for besides.

    Attributes:
        INCOME_EXPENDITURE: 收支预算总表, all income beside all expenditure.
        INCOME: 收入预算总表.
        EXPENDITURE: 支出预算总表.
        FISCAL: 财政拨款收支预算总表.
        FISCAL_EXPENDITURE: 财政拨款支出预算表.
        GENERAL: 一般公共预算支出表.
        GENERAL_BASIC: 一般公共预算基本支出表.
        FISCAL_BASIC: 财政拨款基本支出表, beside one of 一般公共预算.
        BASIC: 基本支出预算表, of all money.
        CARRIED_OVER: 财政拨款（上年）结转资金支出表.
        THREE_PUBLIC: “三公”经费支出表, with 会议费 and 培训费 or without.
        FUND_THREE_PUBLIC: 政府性基金预算“三公”经费支出表.
        MEETINGS_TRAINING: 会议费、培训费支出表.
        COMMISSIONED_SERVICES: 委托业务费支出表.
        GOVERNMENT_FUND: 政府性基金预算支出表.
        STATE_CAPITAL: 国有资本经营预算支出表.
        SPECIAL_ACCOUNT: 财政专户管理资金预算支出表.
        PROJECTS: 项目支出预算表, 专项业务经费支出表.
        FUNCTIONAL: 支出功能分类预算表.
        ECONOMIC_GOVERNMENT: 支出经济分类预算表（政府预算）.
        ECONOMIC_DEPARTMENT: 支出经济分类预算表（部门预算）.
        DEBT: 债务支出预算表.
        PROCUREMENT: 政府采购支出预算表.
        PURCHASED_SERVICES: 政府购买服务支出预算表.
        OVERALL_TARGETS: 部门（单位）整体绩效目标表.
        PROJECT_TARGETS: 项目（政策）绩效目标表, the form of one project or of several.
        PROJECT_TARGET_LIST: 项目支出绩效表, a table of the projects with their money and targets.
        PRIMARY_PROJECT_TARGETS: 绩效目标表（一级项目）.
        SPECIAL_FUND_TARGETS: 专项资金绩效目标表.
        TRANSFER_TARGETS: 对下转移支付绩效目标表.
        SPECIAL_FUNDS: 部门管理专项资金预算表.
        TRANSFERS: 对下转移支付预算表.
        ASSETS: 国有资产占有使用情况表.
        NEW_ASSETS: 新增资产配置预算表.
        OPERATING_COSTS: 机关运行经费表.
        FINAL_INCOME_EXPENDITURE: 收入支出决算总表.
        FINAL_INCOME: 收入决算表.
        FINAL_EXPENDITURE: 支出决算表.
        FINAL_FISCAL: 财政拨款收入支出决算总表.
        FINAL_GENERAL: 一般公共预算财政拨款支出决算表.
        FINAL_GENERAL_BASIC: 一般公共预算财政拨款基本支出决算表.
        FINAL_THREE_PUBLIC: 财政拨款“三公”经费支出决算表.
        FINAL_GOVERNMENT_FUND: 政府性基金预算财政拨款收入支出决算表.
        FINAL_STATE_CAPITAL: 国有资本经营预算财政拨款收入支出决算表.
        OTHER: none of these.
    """

    INCOME_EXPENDITURE = "income_expenditure"
    INCOME = "income"
    EXPENDITURE = "expenditure"
    FISCAL = "fiscal"
    FISCAL_EXPENDITURE = "fiscal_expenditure"
    GENERAL = "general"
    GENERAL_BASIC = "general_basic"
    FISCAL_BASIC = "fiscal_basic"
    BASIC = "basic"
    CARRIED_OVER = "carried_over"
    THREE_PUBLIC = "three_public"
    FUND_THREE_PUBLIC = "fund_three_public"
    MEETINGS_TRAINING = "meetings_training"
    COMMISSIONED_SERVICES = "commissioned_services"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SPECIAL_ACCOUNT = "special_account"
    PROJECTS = "projects"
    FUNCTIONAL = "functional"
    ECONOMIC_GOVERNMENT = "economic_government"
    ECONOMIC_DEPARTMENT = "economic_department"
    DEBT = "debt"
    PROCUREMENT = "procurement"
    PURCHASED_SERVICES = "purchased_services"
    OVERALL_TARGETS = "overall_targets"
    PROJECT_TARGETS = "project_targets"
    PROJECT_TARGET_LIST = "project_target_list"
    PRIMARY_PROJECT_TARGETS = "primary_project_targets"
    SPECIAL_FUND_TARGETS = "special_fund_targets"
    TRANSFER_TARGETS = "transfer_targets"
    SPECIAL_FUNDS = "special_funds"
    TRANSFERS = "transfers"
    ASSETS = "assets"
    NEW_ASSETS = "new_assets"
    OPERATING_COSTS = "operating_costs"
    FINAL_INCOME_EXPENDITURE = "final_income_expenditure"
    FINAL_INCOME = "final_income"
    FINAL_EXPENDITURE = "final_expenditure"
    FINAL_FISCAL = "final_fiscal"
    FINAL_GENERAL = "final_general"
    FINAL_GENERAL_BASIC = "final_general_basic"
    FINAL_THREE_PUBLIC = "final_three_public"
    FINAL_GOVERNMENT_FUND = "final_government_fund"
    FINAL_STATE_CAPITAL = "final_state_capital"
    OTHER = "other"

    @classmethod
    def of(cls, written: object) -> TableKind:
        """The kind that a word names: its value.

        Raises:
            UnknownWord: no kind is called that; the error proposes the nearest.

        .. versionadded:: 0.2.0
        """
        return member_of(cls, written, "kind of table", {})

    @property
    def is_final(self) -> bool:
        """Whether it is a table of a final account."""
        return self.value.startswith("final_")

    @property
    def final(self) -> TableKind:
        """The table of a final account that answers to one of a budget; itself where none does."""
        name = _ANSWERS.get(self.value, self.value)
        return _FINAL.get(f"final_{name}", self)


_ANSWERS = {
    "fiscal_expenditure": "general",
    "fiscal_basic": "general_basic",
    "basic": "general_basic",
}
_FINAL = {kind.value: kind for kind in TableKind if kind.is_final}
#: The tables of targets of single projects.
PROJECT_TARGET_KINDS = (
    TableKind.PROJECT_TARGETS,
    TableKind.PROJECT_TARGET_LIST,
    TableKind.PRIMARY_PROJECT_TARGETS,
    TableKind.SPECIAL_FUND_TARGETS,
    TableKind.TRANSFER_TARGETS,
)
#: All tables of targets.
TARGET_KINDS = (*PROJECT_TARGET_KINDS, TableKind.OVERALL_TARGETS)
