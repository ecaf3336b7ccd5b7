"""How a rule is asked about a document by itself."""

from attrs import frozen

from govbudget.disclosure.checks.engine import run


@frozen
class Looked:
    """What a rule said of a document, its reasons in Chinese."""

    findings: list
    state: object
    compared: int
    missing: list
    absent: str
    reason: str


def ask(rule, disclosure, **options):
    """What a rule says of a document."""
    done = run(rule, disclosure, **options)
    reasons = [one.zh for one in done.missing]
    absent = done.absent.zh if done.absent else ""
    return Looked(done.findings, done.state, done.compared, reasons, absent, done.result().reason)
