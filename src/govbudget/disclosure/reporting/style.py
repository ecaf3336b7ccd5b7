"""The look of a report as a page: inline, light and dark, on the screen and on paper."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #23262b; --soft: #5a606b;
  --line: #dfdcd5; --head: #f3f1ec; --link: #1c5d99; --error: #b3261e; --error-bg: #fde3e0;
  --notice: #8a5a00; --notice-bg: #fff0c9; --rounding: #3b5b7a; --rounding-bg: #e2edf7;
  --good: #2b6b3f; --good-bg: #e0f1e4; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --card: #1e2126; --ink: #e4e5e8;
  --soft: #9aa1ad; --line: #343942; --head: #262a31; --link: #86b9ec; --error: #ff9c92;
  --error-bg: #56231f; --notice: #f0c262; --notice-bg: #4a3a12; --rounding: #9dc3e6;
  --rounding-bg: #22384d; --good: #8fd0a3; --good-bg: #1d3b27; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 16px/1.65 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 .2rem; padding-top: 1.2rem;
  border-top: 3px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
h4 { font-size: .95rem; margin: 1.2rem 0 .4rem; color: var(--soft); font-weight: 600; }
p { margin: .3rem 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
.soft { color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0; padding: 0;
  list-style: none; }
.chip { display: inline-block; padding: .1rem .65rem; border-radius: 1rem; font-size: .85rem;
  background: var(--head); color: var(--soft); white-space: nowrap; }
.chip b { font-variant-numeric: tabular-nums; margin-left: .3rem; }
.chip.error { background: var(--error-bg); color: var(--error); }
.chip.notice { background: var(--notice-bg); color: var(--notice); }
.chip.rounding { background: var(--rounding-bg); color: var(--rounding); }
.chip.held { background: var(--good-bg); color: var(--good); }
.finding { background: var(--card); border: 1px solid var(--line);
  border-left: 4px solid var(--soft); border-radius: 6px; padding: .8rem 1.1rem;
  margin: .7rem 0; break-inside: avoid; }
.finding.error { border-left-color: var(--error); }
.finding.notice { border-left-color: var(--notice); }
.finding.rounding { border-left-color: var(--rounding); }
.finding:target, td:target, tr:target td, caption:target {
  outline: 3px solid var(--link); outline-offset: 1px; }
.finding > p:first-child { margin-top: 0; font-weight: 600; }
.finding .number { color: var(--soft); font-weight: 400; margin-right: .5rem;
  font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0 0;
  font-size: .92rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding: 0; list-style: none; }
dd li + li { margin-top: .2rem; }
.figures { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; }
.figures b { font-variant-numeric: tabular-nums; font-weight: 600; }
q { quotes: none; background: var(--head); border-radius: 3px; padding: .05rem .35rem;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
code { font: .85em ui-monospace, "SFMono-Regular", Consolas, monospace; color: var(--soft); }
.mend { color: var(--good); }
.wide { overflow-x: auto; margin: .8rem 0 1.6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--card); }
table { border-collapse: collapse; width: 100%; font-size: .86rem; line-height: 1.45; }
caption { text-align: left; padding: .6rem .8rem; font-weight: 600; }
caption .soft { font-weight: 400; margin-left: .6rem; }
th, td { padding: .3rem .6rem; border-top: 1px solid var(--line); text-align: left;
  vertical-align: top; }
td + td { border-left: 1px solid var(--line); }
th.n { text-align: right; white-space: nowrap; }
th { background: var(--head); font-weight: 600; color: var(--soft); }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.mark, tr.mark td { font-weight: 600; }
td.error, tr.error td { background: var(--error-bg); color: var(--error); }
td.notice, tr.notice td { background: var(--notice-bg); color: var(--notice); }
td.rounding, tr.rounding td { background: var(--rounding-bg); color: var(--rounding); }
td sup, caption sup { font-size: .7rem; margin-left: .25rem; line-height: 1; }
tr.gap td { text-align: center; color: var(--soft); font-size: .8rem; background: var(--head); }
summary { cursor: pointer; font-size: 1.1rem; font-weight: 700; margin: 2rem 0 .6rem; }
details.more > summary { font-size: .9rem; font-weight: 400; margin: .3rem 0; color: var(--link); }
.finding.rounding > p { font-weight: 400; }
.state { white-space: nowrap; }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #555; --line: #bbb;
    --head: #f2f2f2; --link: #000; --error: #8f1812; --error-bg: #fbdedb; --notice: #6e4800;
    --notice-bg: #fdefc8; --rounding: #2f4a65; --rounding-bg: #e4eef7; --good: #1f5630;
    --good-bg: #e3f2e7; }
  body { max-width: none; padding: 0; font-size: 9.5pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  .wide { overflow: visible; }
  tr, dd li { break-inside: avoid; }
  .finding { break-inside: auto; }
  h2, h3, h4, caption { break-after: avoid; }
  section + section { break-before: page; }
}
@media (max-width: 40rem) { body { padding: 1rem .7rem 3rem; font-size: 15px; }
  dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .3rem; } }
"""
