"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const filled = (text, given) => text.replace(/\{(\w+)\}/g, (_, name) => given[name]);

  const post = async (address, body) => {
    const answer = await fetch(address, { method: "POST", body });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.error || answer.statusText);
    return said;
  };

  // What is dropped may be folders: their files, with the way to them.
  const entriesOf = (reader) => new Promise((done, failed) => reader.readEntries(done, failed));
  const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));
  const filesIn = async (entry, way) => {
    if (entry.isFile) return [{ file: await fileOf(entry), name: way + entry.name }];
    const reader = entry.createReader();
    const found = [];
    for (let some = await entriesOf(reader); some.length; some = await entriesOf(reader)) {
      for (const one of some) found.push(...await filesIn(one, `${way}${entry.name}/`));
    }
    return found;
  };
  const hidden = (name) => name.split("/").some((part) => part.startsWith(".") || part.startsWith("~$"));

  const dropping = (zone) => {
    const words = zone.dataset;
    const say = (text) => { byId("said").textContent = text; };
    let busy = false;

    const refuse = (name, why) => {
      byId("refused").hidden = false;
      const line = document.createElement("li");
      line.textContent = `${name}: ${why}`;
      byId("refused").querySelector("ul").append(line);
    };

    const send = async (all) => {
      const files = all.filter((one) => !hidden(one.name));
      if (busy || !files.length) { say(busy ? "" : words.empty); return; }
      busy = true;
      let refused = 0;
      byId("refused").hidden = true;
      byId("refused").querySelector("ul").replaceChildren();
      byId("sending").hidden = false;
      zone.querySelectorAll("button").forEach((one) => { one.disabled = true; });
      try {
        const { batch } = await post("/batches");
        let taken = 0;
        for (const [at, one] of files.entries()) {
          say(filled(words.sending, { at: at + 1, of: files.length, name: one.name }));
          byId("sent").value = at / files.length;
          try {
            if (one.file.size > Number(words.largest)) throw new Error(words.large);
            await post(`/batches/${batch}/files?name=${encodeURIComponent(one.name)}`, one.file);
            taken += 1;
          } catch (error) {
            refused += 1;
            refuse(one.name, error instanceof TypeError ? words.lost : error.message);
          }
        }
        if (taken) await post(`/batches/${batch}/check`);
        byId("sent").value = 1;
        if (taken && !refused) { window.location.assign(`/batches/${batch}`); return; }
        say(taken ? "" : words.empty);
        byId("go-on").href = `/batches/${batch}`;
        byId("go-on").hidden = !taken;
      } catch (error) {
        say(error instanceof TypeError ? words.lost : error.message);
      } finally {
        busy = false;
        byId("sending").hidden = true;
        zone.querySelectorAll("button").forEach((one) => { one.disabled = false; });
      }
    };

    const chosen = (input) => send([...input.files].map((file) => (
      { file, name: file.webkitRelativePath || file.name })));
    for (const id of ["files", "folder"]) {
      byId(`choose-${id}`).addEventListener("click", () => byId(id).click());
      byId(id).addEventListener("change", () => { chosen(byId(id)); byId(id).value = ""; });
    }
    // A file that misses the zone would be opened in its place.
    addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
    addEventListener("drop", async (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      // All is asked for at once: what was dropped is forgotten with the first pause.
      const given = [...event.dataTransfer.items].filter((one) => one.kind === "file")
        .map((one) => [one.webkitGetAsEntry(), one.getAsFile()]);
      const found = [];
      for (const [entry, file] of given) {
        if (entry) found.push(...await filesIn(entry, ""));
        else if (file) found.push({ file, name: file.name });
      }
      send(found);
    });
  };

  const following = (box) => {
    const words = box.dataset;
    if (words.ended) return;
    const began = Date.now();
    const lines = byId("lines");
    const titles = lines.dataset.words.split("|");
    const cell = (row, text, name) => {
      const made = row.insertCell();
      made.textContent = text;
      if (name) made.className = name;
      return made;
    };
    const named = (first, title, below) => {
      const soft = document.createElement("span");
      soft.className = "soft";
      soft.textContent = below;
      first.replaceChildren(title, document.createElement("br"), soft);
    };
    const lineOf = (one) => {
      const row = document.createElement("tr");
      const first = cell(row, "");
      if (one.state === "checked") {
        const link = document.createElement("a");
        link.className = "title";
        link.href = `/batches/${words.batch}/documents/${one.number}`;
        link.textContent = one.title;
        named(first, link, one.name);
        Object.entries(one.counts).forEach(([kind, count], at) => {
          cell(row, count, `n ${count ? kind : "zero"}`).dataset.label = titles[at];
        });
      } else {
        named(first, document.createTextNode(one.name), one.why);
        const chip = document.createElement("span");
        chip.className = `chip ${one.state === "problem" ? "error" : ""}`;
        chip.textContent = lines.dataset[one.state];
        const rest = cell(row, "");
        rest.colSpan = 4;
        rest.append(chip);
      }
      return row;
    };
    const left = (done, of) => {
      if (!done || done === of) return "";
      const seconds = Math.ceil(((Date.now() - began) / 1000 / done) * (of - done));
      const time = seconds < 90 ? filled(words.seconds, { count: seconds })
        : filled(words.minutes, { count: Math.ceil(seconds / 60) });
      return filled(words.left, { time });
    };
    const look = async () => {
      try {
        const answer = await fetch(`/batches/${words.batch}/state`);
        if (!answer.ok) throw new TypeError();
        const now = await answer.json();
        lines.replaceChildren(...now.lines.map(lineOf));
        byId("bar").value = now.lines.length;
        byId("bar").hidden = now.ended;
        byId("downloads").hidden = !(now.ended && now.any);
        byId("how-far").textContent = now.ended ? words.done
          : filled(words.said, { done: now.lines.length, of: now.of }) + left(now.lines.length, now.of);
        if (!now.ended) setTimeout(look, 700);
      } catch {
        byId("how-far").textContent = words.lost;
      }
    };
    look();
  };

  if (byId("drop")) dropping(byId("drop"));
  if (byId("progress")) following(byId("progress"));
})();
