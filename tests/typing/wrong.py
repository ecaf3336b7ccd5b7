"""What type checkers must refuse, a line for each."""

import govbudget as gb

tree = gb.functional(2024)
gb.parse("201", scheme="functionl")
gb.convert("30101", to="goverment_economic")
gb.convert("30101", to="cofog", unit="office")
tree["201"].written("brackets")
tree["201"].name = "x"
gb.rollup({"2010350": 1.5}, tree)
