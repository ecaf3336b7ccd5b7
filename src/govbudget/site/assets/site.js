"use strict";
// Every page: addresses without index.html, trees that open, search while typing.
(() => {
  const { pathname, search, hash, protocol } = location;
  const root = document.documentElement;
  const up = root.dataset.up, english = root.lang === "en";
  const file = english ? "en.html" : "index.html";
  const gb = (globalThis.govbudget ??= {});

  // An edition and a code in the address: the page of the code, at the year.
  const kept = /^(.*\/)(functional|economic|government_economic|revenue)\/(\d{4})\/(\d{3}(?:\d\d){0,3})\/?$/.exec(pathname);
  if (kept) location.replace(`${kept[1]}${kept[2]}/${kept[4]}/${file}#${kept[3]}`);
  if (protocol.startsWith("http") && pathname.endsWith("/index.html")) {
    history.replaceState(null, "", pathname.slice(0, -10) + search + hash);
  }

  const reveal = () => {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted) return;
    let closed = false;
    for (let one = wanted.querySelector(":scope > details") || wanted; one; one = one.parentElement) {
      if (one.tagName === "DETAILS" && !one.open) { one.open = true; closed = true; }
    }
    if (closed) wanted.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  for (const button of document.querySelectorAll("button[data-open]")) {
    button.addEventListener("click", () => {
      for (const one of document.querySelectorAll(".tree details")) one.open = Boolean(button.dataset.open);
    });
  }

  // What a search needs is loaded when somebody is about to search, as scripts: pages from the disk read nothing else.
  const loaded = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${up}assets/${name}`;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  gb.load = (...names) => Promise.all(names.map((name) => (gb.loads ??= {})[name] ??= loaded(name)));
  let finder;
  gb.ready = () => finder ??= gb.load("search.js", "index.js", english ? "words.en.js" : "words.zh.js").then(() => {
    const made = gb.finder(gb.index);
    (globalThis.requestIdleCallback ?? setTimeout)(() => made.prepare());
    return made;
  });
  gb.page = (code, scheme) => `${up}${scheme}/${code}/${file}`;
  gb.element = (tag, given = {}, ...held) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) one.setAttribute(name, value);
    one.append(...held);
    return one;
  };
  // What turns the direction of letters is written out, as the pages have it.
  const unturned = (text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);
  gb.nameOf = (hit) => unturned((english && hit.nameEn) || hit.name);
  gb.sub = (hit) => {
    const how = gb.words[`found_by_${hit.why.replaceAll(" ", "_")}`];
    const shown = hit.why === "name" || hit.why === "code" || hit.why === "nearly" || hit.matched === gb.nameOf(hit) ? "" : ` ${hit.matched}`;
    return unturned((english && hit.nameEn ? `${hit.name} · ` : "") + how + shown);
  };

  // The field in the head of every page: a list below it, steered by keys.
  const field = document.getElementById("q");
  if (!field) return;
  field.autocomplete = "off";
  field.spellcheck = false;
  const list = gb.element("ul", { class: "hits", id: "hits", role: "listbox", "aria-label": field.getAttribute("aria-label"), hidden: "" });
  const told = gb.element("p", { class: "skip", role: "status" });
  field.after(list, told);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": "hits", "aria-expanded": "false", "aria-autocomplete": "list" })) field.setAttribute(name, value);
  let at = -1, asked = 0;

  const close = () => { list.hidden = true; at = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
  const move = (to) => {
    const all = [...list.querySelectorAll("[role=option]")];
    if (!all.length) return;
    at = (to + all.length) % all.length;
    all.forEach((one, n) => one.setAttribute("aria-selected", String(n === at)));
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const go = (one) => { location.href = one.dataset.to; };
  const show = async () => {
    const text = field.value, mine = asked += 1;
    if (!text.trim()) { close(); return; }
    const made = await gb.ready();
    if (mine !== asked) return;
    const hits = made.search(text, 9);
    const ended = gb.index.ended[text.trim()];
    const rows = hits.slice(0, 8).map((hit) => [gb.page(hit.code, hit.scheme), hit.code, gb.nameOf(hit), gb.sub(hit)]);
    if (ended && !hits.some((hit) => hit.code === text.trim())) {
      const code = text.trim();
      const to = gb.page(code, gb.schemes[code[0]]);
      // The address of a code that moved leads on; its whole page stands beside it.
      const whole = gb.index.moved.includes(code) ? to.replace(/[^/]*$/, english ? "before.en.html" : "before.html") : to;
      rows.push([whole, code, ended, gb.words.found_by_former_code]);
    }
    list.replaceChildren(...rows.map(([to, code, name, sub], n) => {
      const one = gb.element("li", { role: "option", id: `hit${n}`, "aria-selected": "false", "data-to": to }, gb.element("b", {}, code), ` ${name}`, gb.element("small", {}, sub));
      one.addEventListener("mousedown", (event) => { event.preventDefault(); go(one); });
      return one;
    }));
    if (!rows.length) list.append(gb.element("li", { class: "none" }, gb.words.no_hits));
    if (hits.length > 8) {
      const more = gb.element("li", { role: "option", id: "more", "aria-selected": "false", "data-to": `${up}search/${file}?q=${encodeURIComponent(text)}` }, gb.words.all_results);
      more.addEventListener("mousedown", (event) => { event.preventDefault(); go(more); });
      list.append(more);
    }
    told.textContent = rows.length ? gb.words.results_count.replace("{count}", rows.length) : gb.words.no_hits;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    at = -1;
    field.dataset.shown = text;
  };
  gb.schemes = { 1: "revenue", 2: "functional", 3: "economic", 5: "government_economic" };
  field.addEventListener("focus", () => gb.ready(), { once: true });
  field.addEventListener("input", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show(); else move(at < 0 && event.key === "ArrowUp" ? -1 : at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") { if (list.hidden) field.value = ""; close(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); go(list.children[at]); }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // The page of all results.
  const results = document.getElementById("results");
  if (!results) return;
  const fill = async () => {
    const text = field.value;
    const url = `${location.pathname}${text ? `?q=${encodeURIComponent(text)}` : ""}`;
    if (text !== (new URLSearchParams(location.search).get("q") ?? "")) history.replaceState(null, "", url);
    const made = await gb.ready();
    const hits = made.search(text, 500);
    document.getElementById("count").textContent = !text.trim() ? "" : hits.length ? gb.words.results_count.replace("{count}", hits.length) : gb.words.no_hits;
    results.replaceChildren(...hits.map((hit) => gb.element("li", {}, gb.element("a", { href: gb.page(hit.code, hit.scheme) }, gb.element("b", {}, hit.code), ` ${gb.nameOf(hit)}`), gb.element("small", {}, gb.sub(hit)))));
  };
  field.value = new URLSearchParams(search).get("q") ?? "";
  field.removeEventListener("input", show);
  field.addEventListener("input", fill);
  if (!field.value) field.focus();
  fill();
})();
