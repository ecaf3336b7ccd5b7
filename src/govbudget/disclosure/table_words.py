"""The Chinese words for the kinds of tables, where no table shows a title of its own."""

from __future__ import annotations

from govbudget.disclosure.table_kinds import TableKind

__all__ = ["TABLES"]

#: What a table is called where its own title is not shown.
TABLES: dict[TableKind, str] = {
    TableKind.INCOME_EXPENDITURE: "收支预算总表",
    TableKind.INCOME: "收入预算总表",
    TableKind.EXPENDITURE: "支出预算总表",
    TableKind.FISCAL: "财政拨款收支总表",
    TableKind.FISCAL_EXPENDITURE: "财政拨款支出表",
    TableKind.GENERAL: "一般公共预算支出表",
    TableKind.GENERAL_BASIC: "一般公共预算基本支出表",
    TableKind.FISCAL_BASIC: "财政拨款基本支出表",
    TableKind.BASIC: "基本支出表",
    TableKind.CARRIED_OVER: "结转资金支出表",
    TableKind.THREE_PUBLIC: "“三公”经费支出表",
    TableKind.FUND_THREE_PUBLIC: "政府性基金“三公”经费表",
    TableKind.MEETINGS_TRAINING: "会议费、培训费表",
    TableKind.COMMISSIONED_SERVICES: "委托业务费表",
    TableKind.GOVERNMENT_FUND: "政府性基金支出表",
    TableKind.STATE_CAPITAL: "国有资本经营支出表",
    TableKind.SPECIAL_ACCOUNT: "财政专户支出表",
    TableKind.PROJECTS: "项目支出表",
    TableKind.FUNCTIONAL: "支出功能分类表",
    TableKind.ECONOMIC_GOVERNMENT: "政府经济分类表",
    TableKind.ECONOMIC_DEPARTMENT: "部门经济分类表",
    TableKind.DEBT: "债务支出表",
    TableKind.PROCUREMENT: "政府采购表",
    TableKind.PURCHASED_SERVICES: "政府购买服务表",
    TableKind.OVERALL_TARGETS: "整体绩效目标表",
    TableKind.PROJECT_TARGETS: "项目绩效目标表",
    TableKind.PROJECT_TARGET_LIST: "项目绩效目标总表",
    TableKind.PRIMARY_PROJECT_TARGETS: "一级项目绩效目标表",
    TableKind.SPECIAL_FUND_TARGETS: "专项资金绩效目标表",
    TableKind.TRANSFER_TARGETS: "转移支付绩效目标表",
    TableKind.SPECIAL_FUNDS: "专项资金表",
    TableKind.TRANSFERS: "对下转移支付表",
    TableKind.ASSETS: "国有资产表",
    TableKind.NEW_ASSETS: "新增资产表",
    TableKind.OPERATING_COSTS: "机关运行经费表",
    TableKind.FINAL_INCOME_EXPENDITURE: "收入支出决算总表",
    TableKind.FINAL_INCOME: "收入决算表",
    TableKind.FINAL_EXPENDITURE: "支出决算表",
    TableKind.FINAL_FISCAL: "财政拨款收支决算总表",
    TableKind.FINAL_GENERAL: "一般公共预算支出决算表",
    TableKind.FINAL_GENERAL_BASIC: "一般公共预算基本支出决算表",
    TableKind.FINAL_THREE_PUBLIC: "“三公”经费支出决算表",
    TableKind.FINAL_GOVERNMENT_FUND: "政府性基金收支决算表",
    TableKind.FINAL_STATE_CAPITAL: "国有资本经营收支决算表",
    TableKind.OTHER: "其他",
}
