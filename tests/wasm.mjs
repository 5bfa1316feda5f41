// The npm package, in Node and in Chromium, beside the command: the same text, blocks and metadata of every page.
//
//   node wasm.mjs PACKAGE COMMAND PAGE...            in Node
//   node wasm.mjs chromium PACKAGE COMMAND PAGE...   in Chromium, served from here; the demonstration page, too
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';

const inBrowser = process.argv[2] === 'chromium';
const [directory, command, ...pages] = process.argv.slice(inBrowser ? 3 : 2);
let passed = 0;
let failed = 0;

function same(what, got, expected) {
  if (isDeepStrictEqual(got, expected)) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAIL wasm: ${what}`);
  console.log(`  expected: ${JSON.stringify(expected)}\n  got:      ${JSON.stringify(got)}`);
}

const counts = ['level', 'lists', 'quotes', 'number', 'row', 'column'];
const flags = ['header', 'continues', 'body'];

/** What the command prints of a page, in the form of the package's. */
function fromCommand(page) {
  const printed = JSON.parse(execFileSync(command, ['-f', 'jsonl', '--inlines', page], { encoding: 'utf8' }));
  const { file, bytes, byline, summary, encoding_source: encodingSource, sources = {}, blocks, ...rest } = printed;
  const { byline: authors, ...others } = sources;
  return {
    authors: [], tags: [], ...rest, encodingSource,
    sources: authors === undefined ? others : { ...others, authors },
    blocks: blocks.map((block) => ({
      ...Object.fromEntries(counts.map((key) => [key, 0])),
      ...Object.fromEntries(flags.map((key) => [key, false])),
      ...block,
    })),
  };
}

/** JSON of the command counts bytes of UTF-8 in a text; and it does not say how many words there are. */
function comparable({ text, blocks, ...metadata }) {
  const byteLen = (string) => new TextEncoder().encode(string).length;
  return {
    ...metadata, text,
    blocks: blocks.map(({ words, kept, inlines, ...block }) => ({
      ...block,
      inlines: inlines.map((element) => ({
        ...element, start: byteLen(block.text.slice(0, element.start)), end: byteLen(block.text.slice(0, element.end)),
      })),
    })),
  };
}

/** The events of a stream, as one article. Runs in the browser, too. */
async function gather(ArticleStream, bytes, size, options) {
  const chunks = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.subarray(at, at + size));
      controller.close();
    },
  });
  const reader = chunks.pipeThrough(new ArticleStream(options)).getReader();
  const blocks = [];
  let metadata;
  for (;;) {
    const { value: event, done } = await reader.read();
    if (done) break;
    if (event.type === 'block') blocks.push(event.block);
    if (event.type === 'end') metadata = event.metadata;
  }
  return { ...metadata, text: blocks.filter((block) => block.body).map((block) => block.text).join('\n\n'), blocks };
}

async function thrown(work) {
  try {
    await work();
    return 'nothing';
  } catch (error) {
    return error.name;
  }
}

async function testInNode() {
  const { extract, ArticleStream } = await import(pathToFileURL(resolve(directory, 'matn.js')));
  for (const page of pages) {
    const bytes = readFileSync(page);
    const expected = fromCommand(page);
    same(page, comparable(extract(bytes, { inlines: true })), expected);
    for (const size of [1, 1000, bytes.length]) {
      const got = await gather(ArticleStream, bytes, size, { inlines: true });
      same(`${page} in pieces of ${size}`, comparable(got), expected);
    }
  }
  const bytes = readFileSync(pages[0]);
  const { text, blocks } = extract(bytes);
  const every = extract(bytes, { everyBlock: true });
  const first = (html, options) => extract(Buffer.from(html, 'latin1'), { everyBlock: true, ...options });
  for (const [what, got, expected] of [
    ['every block', every.text, text],
    ['every block: those that are kept', every.blocks.filter((block) => block.kept).length, blocks.length],
    ['every block: its path', every.blocks[0].path[0], 'html'],
    ['every block: its reasons', every.blocks.every((block) => block.reasons.length > 0), true],
    ['head alone', (await gather(ArticleStream, bytes, 100, { headOnly: true })).blocks, []],
    ['a block', extract(bytes, { mostBlocks: 1 }).blocks.filter((block) => block.body).length, 1],
    ['nothing', extract(new Uint8Array()).text, ''],
    ['an array buffer', extract(new Uint8Array(bytes).buffer).text, text],
    ['little memory', extract(bytes, { memory: 8192 }).text.length > 0, true],
    ['much memory', extract(bytes, { memory: 2 ** 24 }).text, text],
    ['an encoding', first('<p>\xe4', { encoding: 'windows-1251' }).blocks[0].text, 'д'],
    ['an URL', first('<link rel=canonical href=/b>', { url: 'https://a.example/c' }).canonical, 'https://a.example/b'],
  ]) same(what, got, expected);
  const wrong = [{ encoding: 'utf-9' }, { favour: 'all' }, { memory: 8191 }, { mostBlocks: -1 }, { mostText: 0.5 }];
  for (const options of wrong) {
    const what = JSON.stringify(options);
    same(what, await thrown(() => extract(bytes, options)), 'RangeError');
    same(`${what}, in a stream`, await thrown(() => gather(ArticleStream, bytes, 100, options)), 'RangeError');
  }
  same('a string', await thrown(() => extract('<p>text')), 'TypeError');
  await testStopping(ArticleStream, bytes);
  same('after all that', extract(bytes).text, text);
  testVersion();
}

/** The stream reads no further than it needs. */
async function testStopping(ArticleStream, bytes) {
  const more = new TextEncoder().encode('<p>More and more, again and again.</p>'.repeat(20));
  let pulled = 0;
  let cancelled = false;
  const endless = new ReadableStream({
    pull(controller) {
      controller.enqueue(pulled++ === 0 ? bytes : more);
    },
    cancel() { cancelled = true; },
  });
  let last;
  for await (const event of endless.pipeThrough(new ArticleStream({ mostBlocks: 2 }))) last = event.type;
  same('the last event of an endless page', last, 'end');
  same('an endless page is cancelled', cancelled && pulled < 100, true);
}

function testVersion() {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json')));
  same('version', version, /MATN_VERSION "(.*)"/.exec(readFileSync('include/matn.h', 'utf8'))[1]);
}

/** A page that reads the sample pages and drops one on the demonstration; it sends back what it got. */
const testPage = `<!DOCTYPE html><meta charset="utf-8"><iframe src="package/demo.html"></iframe><script type="module">
import { extract, ArticleStream } from './package/matn.js';
${gather}
const names = await (await fetch('names')).json();
const got = {};
for (const name of names) {
  const response = await fetch('pages/' + name);
  const bytes = new Uint8Array(await response.arrayBuffer());
  got[name] = [extract(bytes, { inlines: true }), await gather(ArticleStream, bytes, 1000, { inlines: true })];
}
const streamed = [];
const reader = (await fetch('pages/' + names[0])).body.pipeThrough(new ArticleStream()).getReader();
for (let read; !(read = await reader.read()).done;) streamed.push(read.value.type);

const frame = document.querySelector('iframe');
const inside = frame.contentDocument;
const article = inside.querySelector('article');
const status = inside.querySelector('[role=status]');
const wait = () => new Promise((resume) => setTimeout(resume, 20));
async function drop(name, speed, memory) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([await (await fetch('pages/' + name)).arrayBuffer()], name));
  inside.querySelector('[name=speed]').value = speed;
  inside.querySelector('[name=memory]').value = memory;
  do {
    inside.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    await wait();
  } while (status.textContent === '');
}
const demo = {};
await drop(names[0], 16, 16384);
while (article.childElementCount === 0) await wait();
demo.early = status.textContent;
for (const name of names) {
  await drop(name, 0, 262144);
  while (!status.textContent.startsWith(name)) await wait();
  demo[name] = { text: article.textContent, dir: article.dir, lang: article.lang };
}
await fetch('got', { method: 'POST', body: JSON.stringify({ got, streamed, demo }) });
</script>`;

const types = { html: 'text/html', js: 'text/javascript' }; // a server need not know .wasm

/** What is found at a path: its type and content. */
function find(path, names) {
  const [, folder, name] = /^\/(package|pages)\/([\w.-]+)$/.exec(path) ?? [];
  const type = types[name?.split('.').pop()] ?? 'application/octet-stream';
  if (folder === 'package') return [type, readFileSync(join(directory, name))];
  if (folder === 'pages') return ['application/octet-stream', readFileSync(pages[names.indexOf(name)])];
  return path === '/names' ? ['application/json', JSON.stringify(names)] : ['text/html', testPage];
}

/** Removes a folder in which processes that were killed may still write for a moment. */
async function remove(folder) {
  for (let tries = 50; ; tries--) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Serves package, pages and the test page; resolves with what the browser sends back. */
async function askBrowser(names) {
  let answer;
  const answered = new Promise((resolve) => { answer = resolve; });
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      answer(JSON.parse(Buffer.concat(chunks)));
      return;
    }
    const [type, content] = find(request.url, names);
    response.setHeader('Content-Type', type).end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = mkdtempSync(join(tmpdir(), 'matn-'));
  const browser = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`,
    '--remote-debugging-port=0', `http://127.0.0.1:${server.address().port}/`], { stdio: 'ignore', detached: true });
  const end = () => { try { process.kill(-browser.pid, 'SIGKILL'); } catch { /* it has ended */ } };
  const gone = new Promise((resolve) => browser.on('exit', () => resolve()));
  const patience = setTimeout(end, 60000);
  const result = await Promise.race([answered, gone]);
  clearTimeout(patience);
  end();
  await gone;
  server.closeAllConnections();
  server.close();
  await remove(profile);
  return result;
}

const letters = (text) => text.replace(/\s/gu, '');

async function testInBrowser() {
  const names = pages.map((page) => basename(page));
  const { got, streamed, demo } = await askBrowser(names) ?? {};
  same('the browser answers', typeof got, 'object');
  if (got === undefined) return;
  pages.forEach((page, i) => {
    const expected = fromCommand(page);
    const [whole, inPieces] = got[names[i]];
    same(page, comparable(whole), expected);
    same(`${page} in pieces`, comparable(inPieces), expected);
    const shown = demo[names[i]];
    const text = expected.blocks.map((block) => block.text).join('');
    same(`${page}: text of the demonstration`, letters(shown.text), letters(text));
    same(`${page}: its direction`, shown.dir, expected.direction ?? 'auto');
    same(`${page}: its language`, shown.lang, expected.language ?? '');
  });
  same('the stream of a response', [streamed[0], streamed.at(-1)], ['start', 'end']);
  same('the demonstration shows text while it reads', demo.early, `Reading ${names[0]}`);
}

await (inBrowser ? testInBrowser() : testInNode());
console.log(`wasm: ${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
