"""The projects here have environments of their own: tests/test_testing.py runs their tests."""

collect_ignore_glob = ["*"]
