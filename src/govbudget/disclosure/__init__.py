"""Published budgets and final accounts (预决算公开): read, understood and checked."""
