"""What the tests of this project share."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

# They run inside those of govbudget, on whatever machine: how long an example takes is no fault.
settings.register_profile("ledgerpage", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ledgerpage")
