"""What tables are about, by their titles as the provinces print them."""

import pytest

from govbudget.disclosure.titles import kind_of

# A title, and its kind.
TITLES = """
收支总表 income_expenditure
部门收支总体情况表 income_expenditure
部门预算收支总表 income_expenditure
2025年部门综合预算收支总表 income_expenditure
财务收支预算总表 income_expenditure
收支预算情况总表 income_expenditure
部门预算收入总表 income
2025年部门综合预算收入总表 income
部门收入预算表 income
部门支出预算表 expenditure
本年支出总体情况表 expenditure
部门预算支出总表 expenditure
财政拨款收支总表 fiscal
部门财政拨款收支预算总表 fiscal
2025年部门综合预算财政拨款收支总表 fiscal
一般公共预算财政拨款收支总表 fiscal
部门预算财政拨款收支总表 fiscal
一般公共预算支出预算表（按功能科目分类） general
部门预算一般公共预算财政拨款支出表 general
一般公共预算财政拨款支出预算表 general
一般公共预算当年拨款支出表 general
一般公共预算支出情况表（按功能分类科目） general
2025年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转） general
2025年部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转） economic_department
一般公共预算支出表（按经济分类） economic_department
2026年度一般公共预算支出经济分类情况表 economic_department
支出经济分类汇总表 economic_department
支出预算分类汇总表（按部门预算经济分类） economic_department
支出预算分类汇总表（按政府预算经济分类） economic_government
财政拨款支出预算表（部门经济分类科目） economic_department
一般公共预算基本支出表--人员经费(工资福利支出)(按政府预算经济分类) general_basic
一般公共预算基本支出表--公用经费(商品和服务支出)(按部门预算经济分类) general_basic
一般公共预算财政拨款基本支出预算表（按经济分类科目） general_basic
一般公共预算基本支出情况表（按部门预算支出经济分类科目） general_basic
部门预算一般公共预算财政拨款基本支出表 general_basic
基本支出预算表（人员类、运转类公用经费项目） basic
项目支出预算表（其他运转类、特定目标类项目） projects
项目支出预算明细表 projects
一般公共预算项目支出预算表 projects
一般公共预算项目支出情况表（按支出经济分类科目） projects
上级补助项目支出预算表 projects
部门项目中期规划预算表 projects
2025年部门综合预算专项业务经费支出表 projects
2025年部门综合预算专项业务经费支出表(不含上年结转) projects
专项业务经费一览表 projects
部门预算项目支出及其他支出预算表 projects
2025年部门综合预算财政拨款上年结转资金支出表 carried_over
财政拨款结转资金支出表 carried_over
2025年部门综合预算政府性基金收支表（不含上年结转） government_fund
部门预算政府基金预算财政拨款支出表 government_fund
政府性基金预算支出预算表 government_fund
政府性基金支出预算表 government_fund
政府性基金预算支出分类汇总表（按政府预算经济分类） government_fund
部门预算国有资本经营预算财政拨款支出表 state_capital
国有资本经营预算收支表 state_capital
财政专户管理资金预算支出表 special_account
一般公共预算“三公”经费支出情况表 three_public
一般公共预算三公经费支出统计表 three_public
2025年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表 three_public
财政拨款安排的行政经费及“三公”经费预算表 three_public
一般公共预算“三公”经费、会议费、培训费、委托业务费支出表 three_public
会议费、培训费支出预算表 meetings_training
一般公共预算会议费和培训费预算表 meetings_training
委托业务费支出预算表 commissioned_services
委托业务费预算情况表 commissioned_services
一般公共预算机关运行经费支出预算表 operating_costs
机关运行经费预算财政拨款情况统计表 operating_costs
机关运行经费、会议费、培训费支出表 operating_costs
政府采购预算明细表 procurement
部门政府采购预算表 procurement
2025年部门综合预算政府采购（资产配置、购买服务）预算表（不含上年结转） procurement
政府采购和政府购买服务预算表 procurement
政府购买服务预算表 purchased_services
政府购买服务预算财政拨款明细表 purchased_services
政府购买服务支出预算表（政府采购部分） purchased_services
新增资产配置表 new_assets
新增资产配置预算表 new_assets
2025年新增资产购置预算表 new_assets
国有资产占有使用情况表 assets
车辆、设备情况表 assets
省级专项资金预算汇总表 special_funds
部门管理专项资金预算表 special_funds
部门管理的专项资金情况表 special_funds
市对下转移支付预算表 transfers
对下转移支付预算表 transfers
市对下转移支付绩效目标表 transfer_targets
省级专项资金绩效目标表 special_fund_targets
2025年专项资金总体绩效目标表 special_fund_targets
2026年市级重点专项资金绩效目标表（一级项目） special_fund_targets
2026年市级一般性项目绩效目标表（一级项目） primary_project_targets
一级项目绩效目标表 primary_project_targets
2025年部门预算专项业务经费绩效目标表 project_targets
部门项目支出绩效目标表 project_targets
项目支出绩效目标表（本次下达） project_targets
其他项目支出绩效目标表 project_targets
2026年市级部门项目支出绩效表 project_targets
部门预算项目绩效目标表 project_targets
重点项目绩效目标表 project_targets
部门整体支出绩效目标表 overall_targets
部门（单位）整体支出绩效目标申报表 overall_targets
2025年部门整体绩效目标表 overall_targets
债务支出预算表 debt
收入支出决算总表 final_income_expenditure
收入支出决算表 final_income_expenditure
收入决算表 final_income
支出决算表 final_expenditure
财政拨款收入支出决算总表 final_fiscal
财政拨款收入支出决算表 final_fiscal
一般公共预算财政拨款收入支出决算表 final_general
一般公共预算财政拨款支出决算表 final_general
一般公共预算财政拨款支出决算明细表 final_general
一般公共预算财政拨款基本支出决算明细表 final_general_basic
一般公共预算财政拨款基本支出决算表 final_general_basic
政府性基金预算财政拨款收入支出决算表 final_government_fund
国有资本经营预算财政拨款收入支出决算表 final_state_capital
财政拨款“三公”经费支出决算表 final_three_public
财政拨款“三公”经费、行政参公单位机关运行经费情况表 three_public
一般公共预算财政拨款“三公”经费支出决算表 final_three_public
机构运行信息表 operating_costs
部门整体支出绩效自评表 overall_targets
项目支出绩效自评表 project_targets
人员情况表 None
部门基本情况表 None
政府性基金预算“三公”经费支出预算表 fund_three_public
财政拨款基本支出预算表 fiscal_basic
基本支出预算情况表 basic
财政拨款基本支出决算表 final_general_basic
"""


@pytest.mark.parametrize("line", TITLES.strip().split("\n"))
def test_titles(line):
    title, kind = line.rsplit(" ", 1)
    found = kind_of(title)

    assert (found.value if found else "None") == kind
