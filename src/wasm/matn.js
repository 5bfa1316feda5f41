// matn in WebAssembly: bytes of HTML in, the article out. matn.d.ts says what there is and what it takes.

const url = new URL('matn.wasm', import.meta.url);
const module = await WebAssembly.compile(await readBytes(url));

async function readBytes(url) {
  if (url.protocol === 'file:') {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

const MEMORY_TYPICAL = 262144;
const MEMORY_MOST = 2 ** 30;
const FAVOURS = ['balanced', 'precision', 'recall'];
const STATUS_OK = 0;
const INLINE_SHARE = 4; // inline events get a fourth of the memory on top of it

function favourNumber(name) {
  const number = FAVOURS.indexOf(name);
  if (number < 0) throw new RangeError(`favour: ${name} is none of ${FAVOURS.join(', ')}`);
  return number;
}

function checkCount(name, value, most) {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new RangeError(`${name}: ${value} is no whole number from 0 to ${most}`);
}

function toBytes(chunk) {
  if (chunk instanceof Uint8Array) return chunk;
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  throw new TypeError('bytes are wanted: a Uint8Array, another view, or an ArrayBuffer');
}

/** An extractor in an instance of the module. What a call finds it returns, as a list of events. */
class Extractor {
  #wasm;
  #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  #names = new Map(); // by place, for the C strings
  #explains = false;
  #marks = false;
  #events = [];
  #values = { authors: [], tags: [], sources: {} };
  #block; // what is known of the block that is being read

  static async create() {
    const extractor = new Extractor();
    const { exports } = await WebAssembly.instantiate(module, { matn: extractor.#imports() });
    extractor.#wasm = exports;
    return extractor;
  }

  begin({ url = '', encoding, memory = MEMORY_TYPICAL, favour = 'balanced', inlines = false, everyBlock = false,
    articlesOnly = false, headOnly = false, mostBlocks = 0, mostText = 0 } = {}) {
    const size = checkCount('memory', memory, MEMORY_MOST);
    const inlineSize = inlines ? Math.floor(size / INLINE_SHARE) : 0;
    const label = encoding === undefined ? 0 : this.#findEncoding(encoding);
    this.#explains = everyBlock;
    this.#marks = inlines;
    this.#takeEvents();
    this.#takeValues();
    this.#clearBlock();
    const status = this.#wasm.begin(size + inlineSize, inlineSize, label, favourNumber(favour), everyBlock,
      articlesOnly, headOnly, checkCount('mostBlocks', mostBlocks, 2 ** 32 - 1),
      checkCount('mostText', mostText, Number.MAX_SAFE_INTEGER), this.#write(String(url)));
    if (status !== STATUS_OK) throw new RangeError(this.#name(this.#wasm.statusText(status)));
  }

  /** Returns [events, more]: whether more bytes are wanted. */
  feed(bytes) {
    const size = this.#wasm.inputSize();
    const input = this.#bytes(this.#wasm.input(), size);
    let status = STATUS_OK;
    for (let at = 0; at < bytes.length && status === STATUS_OK; at += size) {
      const piece = bytes.subarray(at, at + size);
      input.set(piece);
      status = this.#wasm.feed(piece.length);
    }
    return [this.#takeEvents(), status === STATUS_OK];
  }

  finish() {
    this.#wasm.finish();
    return this.#takeEvents();
  }

  #takeEvents() {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #bytes(at, len) {
    return new Uint8Array(this.#wasm.memory.buffer, at, len);
  }

  #string(at, len) {
    return len === 0 ? '' : this.#utf8.decode(this.#bytes(at, len));
  }

  /** Of a C string that never changes. */
  #name(at) {
    let name = this.#names.get(at);
    if (name === undefined) {
      const bytes = new Uint8Array(this.#wasm.memory.buffer, at);
      name = this.#string(at, bytes.indexOf(0));
      this.#names.set(at, name);
    }
    return name;
  }

  #write(string) {
    const { written } = new TextEncoder().encodeInto(string, this.#bytes(this.#wasm.input(), this.#wasm.inputSize()));
    return written;
  }

  #findEncoding(label) {
    const encoding = this.#wasm.encoding(this.#write(label));
    if (encoding === 0) throw new RangeError(`encoding: ${label} is not known`);
    return encoding;
  }

  #clearBlock() {
    this.#block = { text: '', inlines: [], starts: [], path: [], reasons: [] };
  }

  #takeValues() {
    const values = this.#values;
    this.#values = { authors: [], tags: [], sources: {} };
    return values;
  }

  // the parameters are those of src/wasm/matn.c
  #imports() {
    return {
      value: (name, at, len, source) => {
        if (len === 0) return;
        const key = this.#name(name);
        const value = this.#string(at, len);
        this.#values[key] = key === 'authors' || key === 'tags' ? value.split('\n') : value;
        if (source !== 0) this.#values.sources[key] = this.#name(this.#wasm.sourceName(source));
      },
      start: () => {
        this.#events.push({ type: 'start', metadata: this.#takeValues() });
      },
      text: (at, len) => {
        this.#block.text += this.#string(at, len);
      },
      inlineStart: () => {
        this.#block.starts.push(this.#block.text.length);
      },
      inlineEnd: (kind, url, urlLen, text, textLen) => {
        const { starts, inlines, text: { length: end } } = this.#block;
        const element = { kind: this.#name(this.#wasm.inlineName(kind)), start: starts.pop(), end };
        if (urlLen !== 0) element.url = this.#string(url, urlLen);
        if (textLen !== 0) element.text = this.#string(text, textLen);
        inlines.push(element);
      },
      element: (name) => {
        this.#block.path.push(this.#name(name));
      },
      reason: (name, weight) => {
        this.#block.reasons.push({ name: this.#name(name), weight });
      },
      block: (role, level, lists, quotes, number, row, column, header, continues, kept, body, score, words, start, end,
        language, languageLen) => {
        const { text, inlines, path, reasons } = this.#block;
        const block = { role: this.#name(role), text, level, lists, quotes, number, row, column, header: header !== 0,
          continues: continues !== 0, kept: kept !== 0, body: body !== 0, score, words, start, end };
        if (languageLen !== 0) block.language = this.#string(language, languageLen);
        if (this.#marks) block.inlines = inlines;
        if (this.#explains) Object.assign(block, { path, reasons });
        this.#events.push({ type: 'block', block });
        this.#clearBlock();
      },
      end: () => {
        this.#events.push({ type: 'end', metadata: this.#takeValues() });
      },
    };
  }
}

const whole = await Extractor.create();
const idle = []; // extractors of streams that ended

export function extract(bytes, options) {
  whole.begin(options);
  const [found] = whole.feed(toBytes(bytes));
  const events = found.concat(whole.finish());
  const blocks = events.filter((event) => event.type === 'block').map((event) => event.block);
  const text = blocks.filter((block) => block.kept && block.body).map((block) => block.text).join('\n\n');
  const { metadata } = events.find((event) => event.type === 'end');
  return { ...metadata, text, blocks };
}

export class ArticleStream extends TransformStream {
  constructor(options) {
    let extractor;
    super({
      async start() {
        extractor = idle.pop() ?? await Extractor.create();
        extractor.begin(options);
      },
      transform(chunk, controller) {
        const [events, more] = extractor.feed(toBytes(chunk));
        for (const event of events) controller.enqueue(event);
        if (more) return;
        controller.terminate();
        idle.push(extractor);
      },
      flush(controller) {
        for (const event of extractor.finish()) controller.enqueue(event);
        idle.push(extractor);
      },
    });
  }
}
