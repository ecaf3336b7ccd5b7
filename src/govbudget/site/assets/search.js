"use strict";
// Finds codes as govbudget.search does: the same texts, the same scores, the same order.
(() => {
  // What a hit scores by the way it matched: all of the text, its beginning, or some part of it.
  const SCORES = {
    "code": [100, 90, 0], "name": [100, 85, 75], "alias": [95, 60, 50],
    "former code": [88, 0, 0], "former name": [92, 72, 62], "later name": [91, 71, 61],
    "pinyin": [94, 70, 45], "initials": [90, 65, 40], "english": [98, 80, 66],
  };
  const NEARLY = 30, APART = 10, LONGEST = 100, FEWEST_LETTERS = 2;
  const LONG = 4, LONG_LATIN = 6, COMMON = 700, NEAREST = 20;
  const SCHEMES = { 1: "revenue", 2: "functional", 3: "economic", 5: "government_economic" };

  const SPACES = " \t\n\r\u00a0\u3000\u200b\ufeff";
  const SILENT = "“”\"'‘’﹙﹚「」『』《》〈〉（）()[]【】〔〕{}，,、；;：:．.·•・-—–－_/\\|>→";
  const LEFT_OUT = new Set(SPACES + SILENT);
  const BLANKS = /[\s\x1c-\x1f\x85]+/u;

  const key = (text) => Array.from(text).filter((one) => !LEFT_OUT.has(one)).join("").replaceAll("其它", "其他");
  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
  const isDigits = (text) => /^[0-9]+$/.test(text);
  const long = (text) => Array.from(text).length;
  const less = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  // Halves are rounded to the even number.
  const rounded = (value) => {
    const near = Math.round(value);
    return near - value === 0.5 && near % 2 ? near - 1 : near;
  };

  class Field {
    constructor(why, rows) {
      this.why = why;
      [this.whole, this.begun, this.inside] = SCORES[why];
      this.starts = []; this.shown = []; this.owners = []; this.texts = [];
      let place = 1;
      for (const [text, shown, owner] of rows) {
        this.texts.push(text); this.starts.push(place); this.shown.push(shown); this.owners.push(owner);
        place += text.length + 1;
      }
      this.joined = `\n${this.texts.join("\n")}\n`;
    }

    // What to look for: one or two letters are in most texts, and must begin it, or a word.
    sought(wanted) {
      if (this.inside && !(wanted.length <= FEWEST_LETTERS && isAscii(wanted))) return [wanted];
      const spaced = this.why === "english" && wanted.length === FEWEST_LETTERS;
      return spaced ? [`\n${wanted}`, ` ${wanted}`] : [`\n${wanted}`];
    }

    numberAt(place) {
      let low = 0, high = this.starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (place < this.starts[middle]) high = middle; else low = middle + 1;
      }
      return low - 1;
    }

    *scan(wanted) {
      const { joined } = this;
      for (const sought of this.sought(wanted)) {
        const shift = sought.length - wanted.length;
        let place = joined.indexOf(sought);
        while (place >= 0) {
          place += shift;
          const number = this.numberAt(place), end = joined.indexOf("\n", place);
          let score = this.inside;
          if (joined[place - 1] === "\n") score = end === place + wanted.length ? this.whole : this.begun;
          yield [this.owners[number], score, this.shown[number]];
          place = joined.indexOf(sought, end);
        }
      }
    }
  }

  const triples = (text) => {
    const signs = Array.from(text), found = new Set();
    for (let i = 0; i + 2 < signs.length; i += 1) found.add(signs[i] + signs[i + 1] + signs[i + 2]);
    return found;
  };

  // How few characters must change for a text to hold another; most + 1 if more than that. The states
  // of all places of the wanted text are the bits of one number for each count of changes.
  const slips = (wanted, text, most) => {
    const sought = Array.from(wanted), places = new Map();
    sought.forEach((one, n) => places.set(one, (places.get(one) ?? 0n) | (1n << BigInt(n))));
    const done = 1n << BigInt(sought.length - 1);
    const rows = Array.from({ length: most + 1 }, (_, n) => (1n << BigInt(n)) - 1n);
    let fewest = Math.min(most + 1, sought.length);
    for (const sign of text) {
      const here = places.get(sign) ?? 0n;
      let before = 0n, above = 0n;
      for (let n = 0; n < fewest; n += 1) {
        const row = rows[n];
        const now = (((row << 1n) | 1n) & here) | ((before | above) << 1n) | (n ? 1n : 0n) | before;
        [rows[n], before, above] = [now, row, now];
        if (now & done) { fewest = n; break; }
      }
      if (!fewest) return 0;
    }
    return fewest;
  };

  const lower = (a, b) => (a[0] - b[0] || less(a[1], b[1]) || less(a[2], b[2])) < 0;

  // The entries that every token matched, by the worst match, with the mean score.
  const byAll = (found) => {
    if (found.length === 1) return found[0];
    const matched = new Map();
    if (!found.length) return matched;
    for (const owner of found[0].keys()) {
      const matches = found.map((one) => one.get(owner));
      if (matches.some((one) => !one)) continue;
      const mean = Math.floor(matches.reduce((sum, one) => sum + one[0], 0) / matches.length);
      const worst = matches.reduce((a, b) => (lower(b, a) ? b : a));
      matched.set(owner, [mean, worst[1], worst[2]]);
    }
    return matched;
  };

  class Finder {
    constructor(data) {
      this.folded = new Map();
      const pairs = Array.from(data.folded);
      for (let i = 0; i < pairs.length; i += 2) this.folded.set(pairs[i], pairs[i + 1]);
      const above = [];
      this.codes = data.codes ? data.codes.split(" ").map((said) => {
        const level = said.charCodeAt(0) - 97;
        const code = level >= 0 ? above[level - 1] + said.slice(1) : said;
        above[(code.length - 3) / 2] = code;
        return code;
      }) : [];
      const all = (texts) => {
        const found = [];
        for (const one of texts) found.push(typeof one === "number" ? found[one] : one);
        return found;
      };
      this.names = all(data.names);
      this.english = all(data.english);
      this.lengths = this.names.map(long);
      const sounds = new Map();
      for (const [, sign, sound] of data.characters.matchAll(/([^a-z])([a-z]+)/gu)) sounds.set(sign, sound);
      const spelt = this.names.map((name, n) => data.spelt[n]
        ?? Array.from(name).map((one) => sounds.get(one)).filter(Boolean).join(" "));
      const rows = (texts, made) => texts.map((text, n) => [made(text), text, n]);
      const spelled = spelt.map((text, n) => [text, n]).filter(([text]) => text);
      this.spellings = spelt;
      this.chinese = [
        new Field("name", rows(this.names, key)),
        new Field("alias", data.aliases.map(([shown, n]) => [key(shown), shown, n])),
        new Field("former name", data.former.map(([name, , shown, n]) => [key(name), shown, n])),
        new Field("later name", data.later),
      ];
      this.latin = [
        new Field("english", rows(this.english, (text) => text.toLowerCase())),
        new Field("pinyin", spelled.map(([text, n]) => [text.replaceAll(" ", ""), text, n])),
        new Field("initials", spelled.map(([text, n]) => [text.split(" ").map((one) => one[0]).join(""), text, n])),
      ];
      this.digits = [
        new Field("code", rows(this.codes, (text) => text)),
        new Field("former code", data.former.filter(([, code, , n]) => code !== this.codes[n])
          .map(([, code, shown, n]) => [code, shown, n])),
      ];
    }

    fields(token) {
      if (isAscii(token)) return isDigits(token) ? this.digits : this.latin;
      return this.chinese;
    }

    static holding(token, fields) {
      const best = new Map();
      for (const field of fields) {
        for (const [owner, score, shown] of field.scan(token)) {
          const known = best.get(owner);
          if (!known || known[0] < score) best.set(owner, [score, field.why, shown]);
        }
      }
      return best;
    }

    // Several tokens of one script as they stand together somewhere.
    phrase(tokens) {
      if (tokens.length < 2 || new Set(tokens.map(isAscii)).size > 1) return null;
      for (const joined of [tokens.join(" "), tokens.join("")]) {
        for (const field of this.fields(joined)) if (!field.scan(joined).next().done) return joined;
      }
      return null;
    }

    look(tokens) {
      const phrase = this.phrase(tokens);
      if (phrase === null) {
        const held = tokens.map((token) => Finder.holding(token, this.fields(token)));
        let among = null;
        for (const one of held) {
          if (one.size) among = among ? new Set([...among].filter((n) => one.has(n))) : new Set(one.keys());
        }
        return byAll(held.map((one, n) => (one.size ? one : this.nearly(tokens[n], among))));
      }
      const found = Finder.holding(phrase, this.fields(phrase));
      // Syllables stand in most spellings: apart, letters are words of the English name.
      const fields = isAscii(phrase) ? this.latin.slice(0, 1) : this.chinese;
      for (const [owner, match] of byAll(tokens.map((one) => Finder.holding(one, fields)))) {
        if (!found.has(owner)) found.set(owner, [match[0] - APART, match[1], match[2]]);
      }
      return found;
    }

    // The entries, among some, that hold a token but for one or two wrong characters.
    nearly(token, among) {
      const found = new Map(), size = long(token);
      if (size <= FEWEST_LETTERS || isDigits(token)) return found;
      this.prepare();
      const latin = isAscii(token);
      const wrong = size < (latin ? LONG_LATIN : LONG) ? 1 : 2;
      const known = new Map();
      for (const owner of this.alike(token, wrong, latin)) {
        if (among && !among.has(owner)) continue;
        for (const text of latin ? this.spelt[owner] : [key(this.names[owner])]) {
          if (!known.has(text)) {
            if (known.size === NEAREST) return found;
            known.set(text, slips(token, text, wrong));
          }
          if (known.get(text) <= wrong) {
            const score = NEARLY + rounded(20 * (size / Math.max(long(text), size))) - 8 * known.get(text);
            if (!found.has(owner) || found.get(owner)[0] < score) found.set(owner, [score, "nearly", this.names[owner]]);
          }
        }
      }
      return found;
    }

    // The entries that share most characters, or most triples of letters, with a token.
    alike(token, wrong, latin) {
      const pieces = latin ? triples(token) : new Set(token);
      const telling = [...pieces].filter((one) => (this.postings.get(one) || []).length <= COMMON);
      const shared = new Map();
      for (const piece of telling) {
        for (const owner of this.postings.get(piece) || []) shared.set(owner, (shared.get(owner) || 0) + 1);
      }
      const least = Math.max(1, telling.length - wrong * (latin ? 3 : 1));
      return [...shared.keys()].filter((owner) => shared.get(owner) >= least)
        .sort((a, b) => shared.get(b) - shared.get(a) || this.lengths[a] - this.lengths[b] || a - b);
    }

    // Which entries hold a Chinese character, or three letters in a row; made once.
    prepare() {
      if (this.postings) return;
      this.postings = new Map();
      this.spelt = this.names.map(() => []);
      for (const field of this.latin.slice(0, 2)) {
        field.texts.forEach((text, n) => this.spelt[field.owners[n]].push(text));
      }
      this.names.forEach((name, n) => {
        const pieces = new Set(key(name));
        for (const text of this.spelt[n]) for (const one of triples(text)) pieces.add(one);
        for (const one of pieces) {
          const held = this.postings.get(one);
          if (held) held.push(n); else this.postings.set(one, [n]);
        }
      });
    }

    tokens(text) {
      const begun = Array.from(text).slice(0, LONGEST).join("").normalize("NFKC");
      return begun.split(BLANKS).map((word) => {
        const plain = Array.from(word).map((one) => this.folded.get(one) ?? one).join("");
        return key(plain).toLowerCase();
      }).filter(Boolean);
    }

    search(text, limit) {
      const ranked = [...this.look(this.tokens(text))];
      ranked.sort(([a, x], [b, y]) => y[0] - x[0] || this.lengths[a] - this.lengths[b]
        || less(this.codes[a], this.codes[b]) || a - b);
      return ranked.slice(0, limit).map(([owner, [score, why, matched]]) => ({
        code: this.codes[owner], name: this.names[owner], nameEn: this.english[owner],
        scheme: SCHEMES[this.codes[owner][0]], score, why, matched,
      }));
    }
  }

  (globalThis.govbudget ??= {}).finder = (data) => new Finder(data);
})();
