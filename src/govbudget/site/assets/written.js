"use strict";
// What people write for a code, taken apart as govbudget.parse does: classification/written.py, forms.py and paths.py
// say the same in Python, and a test asks both.
(() => {
  const gb = (globalThis.govbudget ??= {});
  const longest = 200;
  const levels = { 类: 3, 款: 5, 项: 7, 目: 9 };
  const noText = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]/u;
  const silent = /[\s\u200b\ufeff“”"'‘’﹙﹚「」『』《》〈〉（）()[\]【】〔〕{}，,、；;：:．.·•・\-—–－_/\\|>→]+/gu;
  const groups = String.raw`[0-9]+(?:[\s.\-_/,、·]+[0-9]+)*`;
  const coded = String.raw`[\[('"]?\s*(${groups})\s*[\])'"]?`;
  const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "su");
  const CODE = whole(coded);
  const CODE_NAME = whole(String.raw`${coded}[\s\-_:、.,/]*([^0-9].*)`);
  const NAME_CODE = whole(String.raw`([^0-9]*[^\s0-9\-_:\[(])[\s\-_:\[(]*(${groups})\s*[\])]?`);
  const LEVELLED = whole(String.raw`([0-9]{3})\s*\(?类\)?\s*([0-9]{1,2})\s*\(?款\)?\s*(?:([0-9]{1,2})\s*\(?项\)?)?\s*(?:([0-9]{1,2})\s*\(?目\)?)?\s*([^0-9]*)`);
  const STEP = /([[(]?\s*)([0-9]{3}(?:[0-9]{2}){0,3})(\s*[\])]?[\s\-_:、.]*)([^0-9\s\-_:>/\\[\]|][^0-9[\]>/\\|]*?)([\s\-_>/\\|→]*)(?=[[(]?\s*[0-9]|$)/gu;
  const MARKED = /[[(（]\s*([类款项目])\s*[\])）]/gu;

  // A name without what two writings of it may differ in; and without 支出 at its end.
  const bare = (name) => name.replace(silent, "").replaceAll("其它", "其他");
  const loose = (name) => (bare(name).length > 2 ? bare(name).replace(/支出$/u, "") : bare(name));

  // Half-width, with one kind of brackets and of hyphens.
  const plain = (text) => text
    .replace(/[\u200b\ufeff]/gu, "").replace(/[\u3000\xa0]/gu, " ")
    .replace(/[【〔［﹝]/gu, "[").replace(/[】〕］﹞]/gu, "]").replace(/[‐‑‒–—―−－]/gu, "-")
    .replace(/[\uff01-\uff5e]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).trim();

  class Unreadable extends Error {}

  // The digits of a code that may stand in groups: 类, then two digits for each level.
  const joined = (written) => {
    const parts = written.match(/[0-9]+/g);
    if (parts.length === 1) return parts[0];
    if (written.split(".").length === 2 && parts.length === 2) {
      if (!parts[1].replaceAll("0", "")) return parts[0];
      if (parts[0].length !== 3 || parts[1].length !== 2) throw new Unreadable();
    }
    if (![3, 5, 7, 9].includes(parts[0].length)) throw new Unreadable();
    if (parts.slice(1).some((part) => part.length > 2 && part.length % 2)) throw new Unreadable();
    return parts[0] + parts.slice(1).map((part) => part.padStart(2, "0")).join("");
  };

  // A code with the words of its levels behind its parts: 201类26款04项.
  const ofLevels = (text) => {
    const found = LEVELLED.exec(text);
    if (!found) return null;
    const [first, ...more] = found.slice(1, 5).filter(Boolean);
    return { code: first + more.map((part) => part.padStart(2, "0")).join(""), name: found[5] };
  };

  // A path of codes with their names, the deepest last.
  const ofPath = (text) => {
    if ((text.match(/[0-9]{3,9}/g) ?? []).length < 2) return null;
    const steps = [...text.matchAll(STEP)];
    if (steps.length < 2 || steps.map((step) => step[0]).join("") !== text) return null;
    steps.slice(1).forEach((step, at) => {
      if (!step[2].startsWith(steps[at][2]) || step[2] === steps[at][2]) throw new Unreadable();
    });
    return { code: steps.at(-1)[2], name: steps.map((step) => step[4]).join("-") };
  };

  const read = (written) => {
    let text = plain(written);
    if (!text || written.length > longest || noText.test(written)) throw new Unreadable();
    if (/^[0-9]+$/u.test(text)) return { code: text, name: "" };
    if (/^[+-]\p{Nd}/u.test(text) || /^[0-9](?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}$/u.test(text)) throw new Unreadable();
    if (/^[0-9]{1,3}(?:,[0-9]{3})+$/u.test(text)) text = text.replaceAll(",", "");
    const found = ofLevels(text) ?? ofPath(text);
    if (found) return found;
    const alone = CODE.exec(text.replace(/[ ,.、。;；:-]+$/u, ""));
    if (alone) return { code: joined(alone[1]), name: "" };
    const first = CODE_NAME.exec(text), last = first ? null : NAME_CODE.exec(text);
    const digits = first?.[1] ?? last?.[2] ?? "";
    const name = first?.[2] ?? last?.[1] ?? text;
    if (!/\p{L}/u.test(bare(name))) throw new Unreadable();
    return { code: digits && joined(digits), name: name.trim() };
  };

  // The names of entries, for a text that is a name or a path of names.
  class Names {
    constructor(entries, fold) {
      this.entries = entries;
      this.fold = fold;
      this.exact = new Map();
      this.shorter = new Map();
      for (const one of entries.values()) {
        for (const [where, key] of [[this.exact, bare(one.name)], [this.shorter, loose(one.name)]]) {
          if (!where.has(key)) where.set(key, []);
          where.get(key).push(one);
        }
      }
      this.longest = Math.max(0, ...Array.from(this.exact.keys(), (key) => key.length));
    }

    // Every entry whose path of names a text spells, whole or from some ancestor on.
    walk(path) {
      const found = this.spelt(path);
      return found.length ? found : this.spelt(this.fold(path));
    }

    spelt(path) {
      const text = bare(path.replace(MARKED, (_, level) => String.fromCharCode(0xe000 + levels[level])));
      const found = new Map();
      if (text) this.step(text, 0, "", found);
      return [...found.keys()].sort().map((code) => found.get(code));
    }

    step(text, start, above, found) {
      for (let end = start + 1; end <= Math.min(text.length, start + this.longest); end += 1) {
        const piece = text.slice(start, end);
        for (const one of new Set([...(this.exact.get(piece) ?? []), ...(this.shorter.get(piece) ?? [])])) {
          if (above && one.code.slice(0, -2) !== above) continue;
          for (const after of this.behind(text, end, one)) {
            if (after === text.length) found.set(one.code, one);
            else this.step(text, after, one.code, found);
          }
        }
      }
    }

    // Where the text goes on behind a name and the level that may follow it.
    behind(text, end, one) {
      const following = text[end] ?? "";
      const marked = following.charCodeAt(0) - 0xe000;
      if (marked > 0 && marked < 10) return marked === one.code.length ? [end + 1] : [];
      return levels[following] === one.code.length ? [end, end + 1] : [end];
    }

    // The entries below a path whose last name is cut off, as by a narrow column.
    begunBelow(path) {
      const pieces = path.split(MARKED);
      const names = pieces.length > 1
        ? pieces.filter((_, at) => at % 2 === 0).map((one) => one.replace(/^[ \-/>、]+|[ \-/>、]+$/gu, ""))
        : path.split(/[\s\-/>→|\\]+/u);
      const told = names.filter(Boolean);
      const cut = bare(this.fold(told.at(-1) ?? ""));
      if (told.length < 2 || cut.length < 4) return [];
      const above = this.walk(told.slice(0, -1).join(">")).map((one) => one.code);
      return [...this.entries.values()].filter((one) => above.includes(one.code.slice(0, -2)) && bare(one.name).startsWith(cut));
    }

    begun(name) {
      const wanted = bare(this.fold(name));
      return [...this.exact].filter(([known]) => known.startsWith(wanted) && known !== wanted).flatMap(([, some]) => some);
    }
  }

  Object.assign(gb, { bare, loose, names: (entries, fold) => new Names(entries, fold) });
  // The code and the name of a text; null where it cannot be read.
  gb.written = (text) => {
    try {
      return read(text);
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  };
})();
