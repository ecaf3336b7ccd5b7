"use strict";
// Two editions of a scheme beside each other.
addEventListener("DOMContentLoaded", async () => {
  const gb = globalThis.govbudget;
  const byId = (id) => document.getElementById(id);
  const english = document.documentElement.lang === "en";
  await gb.load(english ? "words.en.js" : "words.zh.js");
  const { codes, element, words } = gb;
  const schemeOf = { 1: "revenue", 2: "functional", 3: "economic", 5: "government_economic" };
  const runs = new Map();
  for (const [code, name, nameEn, first, last] of codes.runs) {
    const scheme = schemeOf[code[0]];
    if (!runs.has(scheme)) runs.set(scheme, []);
    runs.get(scheme).push({ code, name, nameEn, first, last });
  }
  const inYear = (scheme, year) => new Map(runs.get(scheme).filter((one) => one.first <= year && year <= one.last).map((one) => [one.code, one]));

  // What the codes of one edition are in the next: those that a change names, and those that live on.
  const step = (scheme, year) => {
    const before = inYear(scheme, year - 1), after = inYear(scheme, year);
    const changed = new Map(), arrived = new Set();
    for (const [at, , old, now] of codes.changes) {
      if (at !== year || schemeOf[(old || now)[0]] !== scheme) continue;
      if (!old) { arrived.add(now); continue; }
      if (!changed.has(old)) changed.set(old, new Set());
      if (now) changed.get(old).add(now);
    }
    return new Map([...before.keys()].map((code) => [code, changed.get(code) ?? new Set(after.has(code) && !arrived.has(code) ? [code] : [])]));
  };
  gb.reach = (scheme, first, second) => {
    let reached = new Map([...inYear(scheme, first).keys()].map((code) => [code, new Set([code])]));
    for (let year = first + 1; year <= second; year += 1) {
      const links = step(scheme, year);
      reached = new Map([...reached].map(([code, became]) => [code, new Set([...became].flatMap((one) => [...(links.get(one) ?? [])]))]));
    }
    return reached;
  };

  const kindOf = (olds, news, before, after) => {
    if (!olds.length) return "added";
    if (!news.length) return "removed";
    if (olds.length === 1 && news.length === 1) {
      if (olds[0] !== news[0]) return "moved";
      return before.get(olds[0]).name === after.get(news[0]).name ? "same" : "renamed";
    }
    return news.length <= olds.length ? "merged" : "split";
  };
  // Codes that hang together, each once.
  gb.compared = (scheme, first, second) => {
    const before = inYear(scheme, first), after = inYear(scheme, second);
    const reached = gb.reach(scheme, first, second), back = new Map();
    for (const [old, became] of reached) for (const one of became) back.set(one, [...(back.get(one) ?? []), old]);
    const done = new Set(), rows = [];
    for (const start of before.keys()) {
      if (done.has(start)) continue;
      const olds = new Set([start]), news = new Set(), waiting = [start];
      while (waiting.length) {
        for (const one of reached.get(waiting.pop())) {
          if (news.has(one)) continue;
          news.add(one);
          for (const old of back.get(one)) if (!olds.has(old)) { olds.add(old); waiting.push(old); }
        }
      }
      for (const old of olds) done.add(old);
      const sides = [[...olds].sort(), [...news].sort()];
      rows.push({ olds: sides[0], news: sides[1], kind: kindOf(...sides, before, after) });
    }
    for (const code of after.keys()) if (!back.has(code)) rows.push({ olds: [], news: [code], kind: "added" });
    return rows.sort((a, b) => ((a.olds[0] ?? a.news[0]) < (b.olds[0] ?? b.news[0]) ? -1 : 1));
  };

  const [scheme, one, two, only] = ["scheme", "first", "second", "only"].map(byId);
  const moved = new Set(codes.moved);
  const page = (code) => {
    const to = gb.page(code, schemeOf[code[0]]);
    return moved.has(code) ? to.replace(/[^/]*$/, english ? "before.en.html" : "before.html") : to;
  };
  const cell = (all, from) => element("td", {}, ...all.map((code) => element("div", {}, element("a", { href: page(code) }, code), ` ${gb.nameOf(from.get(code))}`)));
  const draw = () => {
    const years = [Number(one.value), Number(two.value)];
    const sides = years.map((year) => inYear(scheme.value, year));
    const [first, second] = years[0] <= years[1] ? years : [years[1], years[0]];
    let rows = gb.compared(scheme.value, first, second);
    if (years[0] > years[1]) {
      const turned = { added: "removed", removed: "added" };
      rows = rows.map(({ olds, news, kind }) => ({ olds: news, news: olds, kind: turned[kind] ?? kindOf(news, olds, ...sides) }));
    }
    if (only.checked) rows = rows.filter((row) => row.kind !== "same");
    byId("head1").textContent = years[0];
    byId("head2").textContent = years[1];
    byId("count").textContent = words.rows_shown.replace("{count}", rows.length);
    byId("table").tBodies[0].replaceChildren(...rows.map((row) => {
      const line = element("tr", {}, cell(row.olds, sides[0]), cell(row.news, sides[1]), element("td", {}, words[`kind_${row.kind}`]));
      if (row.kind !== "same") line.className = "changed";
      return line;
    }));
    history.replaceState(null, "", `#${scheme.value}/${years[0]}/${years[1]}`);
  };
  const years = () => {
    for (const box of [one, two]) {
      const held = box.value;
      box.replaceChildren(...codes.years[scheme.value].map((year) => element("option", {}, String(year))));
      if (held) box.value = held;
    }
  };
  const asked = decodeURIComponent(location.hash.slice(1)).split("/");
  if (codes.years[asked[0]]) scheme.value = asked[0];
  years();
  const all = codes.years[scheme.value];
  one.value = all.includes(Number(asked[1])) ? asked[1] : all.at(-2) ?? all[0];
  two.value = all.includes(Number(asked[2])) ? asked[2] : all.at(-1);
  for (const box of [scheme, one, two, only]) box.addEventListener("change", () => { years(); draw(); });
  draw();
});
