"use strict";
// Resolves lines of codes and names in an edition, as they are pasted from a table.
(() => {
  const gb = (globalThis.govbudget ??= {});
  const schemeOf = { 1: "revenue", 2: "functional", 3: "economic", 5: "government_economic" };
  const deepest = { 1: 9, 2: 7, 3: 5, 5: 5 };
  class Resolver {
    constructor(codes, folded) {
      this.codes = codes;
      this.folded = folded;
      this.byCode = new Map();
      for (const [code, name, nameEn, first, last] of codes.runs) {
        if (!this.byCode.has(code)) this.byCode.set(code, []);
        this.byCode.get(code).push({ code, name, nameEn, first, last });
      }
      this.years = new Map();
    }

    fold(text) { return Array.from(text).map((one) => this.folded.get(one) ?? one).join(""); }

    edition(year) {
      if (!this.years.has(year)) {
        const entries = new Map();
        for (const [code, all] of this.byCode) {
          const one = all.find((run) => run.first <= year && year <= run.last);
          if (one) entries.set(code, one);
        }
        this.years.set(year, { entries, names: gb.names(entries, (text) => this.fold(text)) });
      }
      return this.years.get(year);
    }

    // Where a code of another edition is in a year: the codes that the changes lead to.
    followed(run, year) {
      let at = new Set([run.code]);
      for (let now = run.last + 1; now <= year; now += 1) {
        const next = new Set();
        for (const code of at) {
          const changed = this.codes.changes.filter(([since, , old]) => since === now && old === code);
          if (changed.length) { for (const one of changed) if (one[3]) next.add(one[3]); } else if (this.edition(now).entries.has(code)) next.add(code);
        }
        at = next;
      }
      return [...at].map((code) => this.edition(year).entries.get(code)).filter(Boolean);
    }

    line(text, year) {
      const form = gb.written(text);
      if (!form) return { outcome: "unreadable", found: [] };
      const { code, name } = form;
      if (!code) return this.named(name, year);
      const one = this.edition(year).entries.get(code);
      if (!one) return this.missing(code, name, year);
      if (!name) return { outcome: "code", found: [one] };
      const outcome = this.fits(one, name, year);
      return outcome === "mismatch" ? this.apart([one], name, year) : { outcome, found: [one] };
    }

    // What a code and a name that do not belong together may mean: neither is taken for right.
    apart(byCode, name, year) {
      const byName = this.named(name, year);
      const more = byName.outcome === "name" ? byName.found.filter((one) => !byCode.includes(one)) : [];
      return { outcome: "mismatch", found: [...byCode, ...more] };
    }

    // A name, or a path of names.
    named(name, year) {
      const { names } = this.edition(year);
      const found = names.walk(name);
      const keys = [gb.bare(name), gb.bare(this.fold(name))];
      const exact = found.filter((one) => keys.includes(gb.bare(one.name)));
      if (exact.length === 1 || found.length === 1) return { outcome: "name", found: [(exact[0] ?? found[0])] };
      if (found.length) return { outcome: "many", found };
      const cut = names.begunBelow(name);
      if (cut.length === 1) return { outcome: "cut", found: cut };
      const begun = gb.bare(name).length >= 6 ? names.begun(name) : [];
      return begun.length === 1 ? { outcome: "cut", found: begun } : { outcome: "unknown", found: [] };
    }

    // Whether the name that stands with a code is its own, whole or cut off, alone or in a path.
    fits(one, name, year) {
      const { names } = this.edition(year);
      const keys = [gb.bare(name), gb.loose(name)];
      if (keys[0] === gb.bare(one.name) || keys[1] === gb.loose(one.name)) return "ok";
      const found = names.walk(name).filter((other) => other.code[0] === one.code[0]);
      if (found.includes(one)) return "ok";
      const begun = keys[0].length >= 4 && gb.bare(one.name).startsWith(keys[0]);
      return !found.length && (begun || names.begunBelow(name).includes(one)) ? "cut" : "mismatch";
    }

    missing(code, name, year) {
      if (![3, 5, 7, 9].includes(code.length)) return { outcome: "unreadable", found: [] };
      const runs = this.byCode.get(code) ?? [];
      const earlier = runs.filter((run) => run.last < year).at(-1);
      const became = earlier ? this.followed(earlier, year) : [];
      const told = gb.bare(name ?? "");
      const isIts = !told || [earlier, ...became].some((one) => told.includes(gb.bare(one.name)) || gb.bare(one.name).startsWith(told));
      if (became.length) return isIts ? { outcome: "became", found: became } : this.apart(became, name, year);
      if (runs.length) return { outcome: "other_year", found: [earlier ?? runs[0]] };
      const { entries } = this.edition(year);
      let above = code.slice(0, -2);
      while (above.length >= 3 && !entries.has(above)) above = above.slice(0, -2);
      const upper = entries.get(above);
      if (upper && code.length > deepest[code[0]]) return { outcome: "local", found: [upper] };
      const lists = this.codes.open[schemeOf[code[0]]]?.[year]?.split(" ") ?? [];
      if (lists.includes(upper ? above : "") && schemeOf[code[0]]) return { outcome: "open", found: upper ? [upper] : [] };
      return { outcome: "unknown", found: [] };
    }
  }
  gb.resolver = (codes, folded) => new Resolver(codes, folded);
  if (!globalThis.document) return;

  addEventListener("DOMContentLoaded", async () => {
    const byId = (id) => document.getElementById(id);
    const english = document.documentElement.lang === "en";
    const form = byId("resolve");
    const year = byId("of"), lines = byId("lines"), table = byId("table"), copy = byId("copy");
    const draw = async () => {
      const finder = await gb.ready();
      const resolver = gb.made ??= gb.resolver(gb.codes, finder.folded);
      const { element, words } = gb;
      const rows = lines.value.split("\n").map((text, n) => [n + 1, text.trim()]).filter(([, text]) => text).map(([n, text]) => {
        const said = resolver.line(text, Number(year.value));
        if (said.outcome === "unknown") {
          const name = gb.written(text)?.name;
          said.found = name ? finder.search(name, 3) : [];
          if (said.found.length) said.outcome = "near";
        }
        return { n, text, ...said };
      });
      const sure = new Set(["ok", "code", "name", "cut", "became"]);
      const pointed = new Set(["cut", "became"]); // their sentence ends with the entry
      const shown = rows.map(({ n, text, outcome, found }) => {
        const certain = sure.has(outcome) && found.length === 1 ? found[0] : null;
        const why = words[`out_${outcome}`] + (outcome === "other_year" ? ` ${[...new Set([found[0].first, found[0].last])].join("–")}` : "");
        return { n, text, code: certain?.code ?? "", name: certain ? gb.nameOf(certain) : "", why, others: certain && !pointed.has(outcome) ? [] : found, outcome };
      });
      table.tBodies[0].replaceChildren(...shown.map((one) => {
        const link = (code, name) => [element("a", { href: gb.page(code, schemeOf[code[0]]) }, code), name ? ` ${name}` : ""];
        const line = element("tr", { "data-outcome": one.outcome }, element("td", { class: "n" }, String(one.n)), element("td", {}, one.text),
          element("td", {}, ...(one.code ? link(one.code, "") : [])), element("td", {}, one.name),
          element("td", {}, one.why, ...one.others.slice(0, 12).map((other) => element("div", {}, ...link(other.code, gb.nameOf(other)))),
            ...(one.others.length > 12 ? [`… ${one.others.length}`] : [])));
        if (!["ok", "code", "name"].includes(one.outcome)) line.className = "changed";
        return line;
      }));
      table.hidden = copy.hidden = !rows.length;
      byId("count").textContent = words.rows_shown.replace("{count}", rows.length);
      copy.onclick = async () => {
        const cells = shown.map((one) => [one.n, one.text, one.code, one.name, one.why + one.others.map((other) => ` ${other.code}`).join("")]);
        await navigator.clipboard.writeText(cells.map((row) => row.map((held) => String(held).replace(/[\t\n]/g, " ")).join("\t")).join("\n"));
        copy.textContent = words.copied;
      };
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); draw(); });
    year.addEventListener("change", () => { if (!table.hidden) draw(); });
    if (!english) lines.focus();
  });
})();
