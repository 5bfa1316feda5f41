// Compares the decoders with a TextDecoder over random bytes of every encoding.
//
//   node text_decoder.js TRANSCODE [SEED]              with Node's; exit status 1 if a difference is not known
//   node text_decoder.js TRANSCODE SEED page > PAGE    writes a page on which a browser compares with its own
//
// TRANSCODE is tests/transcode.c, built. What is known to differ is listed with the section of the Encoding
// Standard that decides; documents in which such bytes occur are left out.
'use strict';
const { spawnSync } = require('child_process');
const [transcode, seed = '1', mode = 'node'] = process.argv.slice(2);
let random = Number(seed);

const labels = ['utf-8', 'ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6',
  'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15',
  'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250', 'windows-1251',
  'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257',
  'windows-1258', 'x-mac-cyrillic', 'gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr',
  'utf-16be', 'utf-16le', 'x-user-defined'];

const known = {
  node: {
    'ibm866': /[\x1A\x1C\x7F]/, // 9.1: ASCII bytes are themselves
    'shift_jis': /[\x1A\x1C\x7F]|[\x81-\x9F\xE0-\xFC][\x80\xFD-\xFF]/, // 12.3.1, steps 3 and 4
    'koi8-u': /[\xAE\xBE]/, // 9, index KOI8-U
    'windows-1253': /\xAA/, // 9, index windows-1253: no character
    'windows-1255': /\xCA/, // 9, index windows-1255: U+05BA
    'big5': /\xF9\xFE/, // 5, index Big5: U+FFED
    'euc-jp': /\x8F[\xF3\xF4]/, // 5, index jis0212 ends before
    'iso-2022-jp': /[\r\n]/, // 12.2.1: a line's end changes no state
  },
  browser: { // Chromium
    'big5': /\x88[\x62\x64\xA3\xA5]/, // 11.1.1: two code points
    'euc-jp': /\x8F[\xA1-\xFE](?![\xA1-\xFE])/, // 12.1.1: jis0212 is false after an error
    'iso-2022-jp': /\x1B(\$(?![@B])|\((?![BIJ]))/, // 12.2.1, Escape: both bytes are read again
  },
};

// Node's decoders of these, from ICU, have their own errors and lack characters (Big5: index Big5 has those of
// HKSCS; EUC-KR: index EUC-KR has 8,822 syllables more; windows-1252: 0x80 to 0x9F are not as in ISO-8859-1).
// Compared is what they decode to text alone.
const textOnly = ['gbk', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr', 'windows-874', 'windows-1252'];
const noText = /[\x80-\x9F\uE000-\uF8FF\uFFFD]/;

function next(limit) { // xorshift
  random ^= random << 13;
  random ^= random >>> 17;
  random ^= random << 5;
  return (random >>> 0) % limit;
}

// 'xx' first, so that no document begins with a byte order mark
function randomDocument(label) {
  const bytes = [0x78, 0x78];
  const escapes = ['\x1B$B', '\x1B$@', '\x1B(B', '\x1B(J', '\x1B(I', '\x1B'];
  for (let left = 2 + next(12); left > 0; left--) {
    if (label === 'iso-2022-jp' && next(4) === 0) bytes.push(...Buffer.from(escapes[next(6)], 'latin1'));
    else if (next(4) === 0 || (label === 'iso-2022-jp' && next(8) !== 0)) bytes.push(next(128));
    else bytes.push(128 + next(128));
  }
  return Buffer.from(bytes);
}

function toRecords(documents) {
  return Buffer.concat(documents.flatMap((bytes) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    return [head, bytes];
  }));
}

function fromRecords(output) {
  const texts = [];
  for (let at = 0; at < output.length;) {
    const end = at + 4 + output.readUInt32LE(at);
    texts.push(output.toString('utf8', at + 4, end));
    at = end;
  }
  return texts;
}

function decodeAll(label, documents) {
  const run = spawnSync(transcode, [label], { input: toRecords(documents), maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${transcode} ${label}: exit status ${run.status}`);
  return fromRecords(run.stdout);
}

// Also runs in the browser, as its own source. Of a row: the bytes as a latin1 string, and our text.
function compare(label, rows, left, textAlone) {
  let compared = 0, differences = '';
  try {
    new TextDecoder(label);
  } catch {
    return `${label}: no decoder\n`;
  }
  for (const [bytes, text] of rows) {
    const theirs = new TextDecoder(label).decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
    if ((left && left.test(bytes)) || (textAlone && textAlone.test(theirs))) continue;
    compared++;
    if (theirs === text) continue;
    const hex = Array.from(bytes, (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
    differences += `DIFFERENT ${label}: ${hex}: ${JSON.stringify(text)}, theirs ${JSON.stringify(theirs)}\n`;
  }
  return `${differences}${label}: ${compared} of ${rows.length} compared\n`;
}

const count = mode === 'node' ? 10000 : 3000;
let report = '', script = '';
for (const label of labels) {
  const documents = Array.from({ length: count }, () => randomDocument(label));
  const texts = decodeAll(label, documents);
  const rows = documents.map((bytes, i) => [bytes.toString('latin1'), texts[i]]);
  const left = known[mode === 'node' ? 'node' : 'browser'][label];
  if (mode === 'node') report += compare(label, rows, left, textOnly.includes(label) ? noText : undefined);
  else script += `report += compare('${label}', ${JSON.stringify(rows).replace(/</g, '\\u003C')}, ${left});\n`;
}
if (mode === 'node') {
  process.stdout.write(report);
  process.exit(report.includes('DIFFERENT') ? 1 : 0);
}
process.stdout.write(`<!DOCTYPE html><meta charset="utf-8"><pre></pre><script>${compare}
let report = '';
${script}document.querySelector('pre').textContent = report;
</script>`);
