// What the resolving page of a site makes of lines, one JSON text: node resolve.mjs FOLDER YEAR < lines
import fs from "node:fs";
import vm from "node:vm";

for (const name of ["search.js", "index.js", "codes.js", "written.js", "resolve.js"]) {
  vm.runInThisContext(fs.readFileSync(`${process.argv[2]}/assets/${name}`, "utf8"));
}
const { finder, index, codes, resolver } = globalThis.govbudget;
const made = resolver(codes, finder(index).folded);
const lines = JSON.parse(fs.readFileSync(0, "utf8"));
const said = lines.map((text) => {
  const { outcome, found } = made.line(text, Number(process.argv[3]));
  return [outcome, found.map((one) => one.code)];
});
fs.writeFileSync(1, JSON.stringify(said));
