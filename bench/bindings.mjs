// Pages a second that the npm package reads, whole, over the .html files of a folder. Usage: bindings.mjs PACKAGE DIR
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROUNDS = 7;
const [directory, corpus] = process.argv.slice(2);
const { extract } = await import(pathToFileURL(resolve(directory, 'matn.js')));
const names = readdirSync(corpus).filter((name) => name.endsWith('.html'));
const pages = names.map((name) => readFileSync(join(corpus, name)));
const size = pages.reduce((sum, page) => sum + page.length, 0);
let seconds = Infinity;
for (let round = 0; round < ROUNDS; round++) {
  const began = performance.now();
  for (const page of pages) extract(page);
  seconds = Math.min(seconds, (performance.now() - began) / 1000);
}
console.log(`node, one thread      ${(size / 1e6 / seconds).toFixed(0)} MB/s ${(pages.length / seconds).toFixed(0)} pages/s`);
