"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const documents = byId("documents").tBodies[0];
  const findings = byId("findings").tBodies[0];
  const STEP = 100;
  const rows = [...documents.rows];
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const of = data.documents.map((one) => plain(`${one.title} ${one.path}`));
  data.findings.forEach((one) => { one.text = null; });
  let matching = [];
  let shown = 0;
  let order = { documents: null, findings: null };

  const element = (tag, text, name) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (name) made.className = name;
    return made;
  };

  const textOf = (one) => {
    if (one.text === null) one.text = plain(`${one.said} ${one.rule} ${data.rules[one.rule]} ${one.id}`);
    return one.text;
  };

  const asked = () => {
    const given = new FormData(form);
    return {
      severities: new Set(given.getAll("severity")),
      body: given.get("body"), year: given.get("year"), rule: given.get("rule"),
      text: plain(given.get("text").trim()),
    };
  };

  const findingRow = (one) => {
    const row = element("tr");
    const home = data.documents[one.of];
    const severity = row.insertCell();
    severity.append(element("span", words.severities[one.severity], `chip ${one.severity}`));
    const where = row.insertCell();
    where.append(element("span", home.title));
    const rule = row.insertCell();
    rule.append(element("span", data.rules[one.rule], "soft"));
    const said = row.insertCell();
    said.className = "said";
    const link = element("a", one.said);
    link.href = `${home.page}#${one.anchor}`;
    said.append(link);
    return row;
  };

  const showMore = () => {
    const next = matching.slice(shown, shown + STEP);
    findings.append(...next.map(findingRow));
    shown += next.length;
    const left = Math.min(STEP, matching.length - shown);
    byId("more").hidden = left <= 0;
    byId("more").textContent = words.more.replace("{}", left);
  };

  const count = (cell, number, kind) => {
    cell.textContent = number.toLocaleString("en");
    cell.className = number ? `n ${kind}` : "n zero";
  };

  const sorted = () => {
    const by = order.findings;
    if (by) {
      const key = {
        severity: (one) => words.order.indexOf(one.severity),
        document: (one) => data.documents[one.of].title,
        rule: (one) => data.rules[one.rule],
        finding: (one) => one.said,
      }[by.key];
      const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, words.language));
      matching.sort((a, b) => by.sign * compare(key(a), key(b)));
    }
  };

  const apply = () => {
    const want = asked();
    const narrow = Boolean(want.rule) || want.severities.size < words.order.length;
    const inHome = data.documents.map((one) => (!want.body || one.body === want.body)
      && (!want.year || one.year === want.year));
    const named = of.map((text) => !want.text || text.includes(want.text));
    const counts = data.documents.map(() => ({}));
    matching = data.findings.filter((one) => inHome[one.of] && want.severities.has(one.severity)
      && (!want.rule || one.rule === want.rule)
      && (named[one.of] || textOf(one).includes(want.text)));
    matching.forEach((one) => {
      counts[one.of][one.severity] = (counts[one.of][one.severity] || 0) + 1;
    });
    let left = 0;
    rows.forEach((row) => {
      const at = Number(row.dataset.at);
      const some = Object.keys(counts[at]).length > 0;
      row.hidden = !(inHome[at] && (some || (named[at] && !narrow)));
      left += row.hidden ? 0 : 1;
      words.order.forEach((severity, column) => {
        count(row.cells[column + 1], counts[at][severity] || 0, severity);
      });
    });
    byId("none").hidden = left > 0 || matching.length > 0;
    byId("count").textContent = words.shown.replace("{d}", left.toLocaleString("en"))
      .replace("{f}", matching.length.toLocaleString("en"));
    sorted();
    findings.replaceChildren();
    shown = 0;
    showMore();
    sortDocuments();
  };

  const sortDocuments = () => {
    const by = order.documents;
    if (!by) return;
    const number = (row) => Number(row.cells[by.column].textContent.replaceAll(",", ""));
    const title = (row) => row.cells[0].textContent;
    const compare = by.column ? (a, b) => number(a) - number(b)
      : (a, b) => title(a).localeCompare(title(b), words.language);
    documents.append(...rows.sort((a, b) => by.sign * compare(a, b)));
  };

  const sorting = (table) => {
    [...byId(table).tHead.rows[0].cells].forEach((cell, column) => {
      const button = cell.querySelector("button");
      if (!button) return;
      button.addEventListener("click", () => {
        const before = cell.getAttribute("aria-sort");
        // A count is wanted with the most first.
        const first = cell.classList.contains("n") ? "descending" : "ascending";
        const other = first === "ascending" ? "descending" : "ascending";
        [...cell.parentElement.cells].forEach((one) => one.removeAttribute("aria-sort"));
        const now = before === first ? other : first;
        cell.setAttribute("aria-sort", now);
        order[table] = { column, key: cell.dataset.key, sign: now === "ascending" ? 1 : -1 };
        apply();
      });
    });
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  byId("more").addEventListener("click", showMore);
  form.hidden = false;
  sorting("documents");
  sorting("findings");
  byId("part").hidden = false;
  apply();
  addEventListener("pageshow", apply);
})();
