// Answers queries, one JSON text, with the search of a site: node search.mjs FOLDER < queries
import fs from "node:fs";
import vm from "node:vm";

for (const name of ["search.js", "index.js"]) {
  vm.runInThisContext(fs.readFileSync(`${process.argv[2]}/assets/${name}`, "utf8"));
}
const finder = globalThis.govbudget.finder(globalThis.govbudget.index);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const said = queries.map((text) => finder.search(text).map((hit) => [hit.code, hit.score, hit.why, hit.matched]));
fs.writeFileSync(1, JSON.stringify(said));
