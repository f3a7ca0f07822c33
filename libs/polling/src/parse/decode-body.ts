import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from './guess-charset.js';

/** A body as text, with what was wrong with its declared character set. */
export interface DecodedBody {
  readonly text: string;
  readonly problems: readonly string[];
}

/** How far into a body an XML declaration or an HTML meta is looked for, in bytes (the HTML Standard scans as far). */
const DECLARATION_BYTES = 1024;
/** Encodings of the Encoding Standard in which one character may take several bytes. */
const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr']);
/** So many sequences of UTF-8 do not come about by chance in text of another multi-byte encoding. */
const SURE_OF_UTF8 = 4;

/**
 * Decodes a body. Precedence after RFC 7303 and the HTML Standard: byte-order mark,
 * `charset` of the Content-Type, XML declaration, HTML meta; without any of them UTF-8
 * where the bytes are such, else the likeliest by its letters. A declaration that the
 * bytes contradict is overruled.
 * @param contentType the header as received
 */
export function decodeBody(bytes: Uint8Array, contentType?: string): DecodedBody {
  const marked = readMark(bytes);
  if (marked) return marked;

  const declared = findDeclaration(bytes, contentType);
  const found = decoderOf(declared?.label);
  const problems: string[] = [];
  if (declared && !found) problems.push(`The character set ${declared.label} is unknown.`);

  const utf8 = isUtf8(bytes);
  if (found && found.name !== 'utf-8') {
    const needed = MULTI_BYTE.has(found.name) ? SURE_OF_UTF8 : 1;
    if (!utf8 || countUtf8(bytes, needed).sequences < needed) return { text: found.decode(bytes), problems };
    problems.push(`It declares ${found.name}, but its bytes are UTF-8.`);
    return { text: decodeUtf8(bytes), problems };
  }
  if (utf8) return { text: decodeUtf8(bytes), problems };

  const { sequences, strays } = countUtf8(bytes, Infinity);
  if (sequences > strays) {
    // A few broken characters, as where a text was cut by bytes, make no other encoding.
    problems.push('Some of its bytes are no UTF-8 and were replaced.');
    return { text: decodeUtf8(bytes), problems };
  }
  const guessed = guessCharset(bytes);
  problems.push(
    found
      ? `It declares ${declared?.label ?? found.name}, but its bytes look like ${guessed}.`
      : `It declares no character set; its bytes look like ${guessed}.`,
  );
  return { text: decodeAs(guessed, bytes), problems };
}

/**
 * What Node reads otherwise than the Encoding Standard: windows-1252 as if it were Latin-1, which has no
 * quotation marks, dashes or euro sign (Node 20); EUC-KR and Big5 without the characters that Windows and
 * Hong Kong added, and so half of Hangul's syllables.
 */
const BY_ICONV = new Set(['windows-1252', 'euc-kr', 'big5']);

const decodeAs = (encoding: string, bytes: Uint8Array): string =>
  BY_ICONV.has(encoding)
    ? iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), encoding)
    : new TextDecoder(encoding).decode(bytes);

/** Node's own way is twice as fast as its TextDecoder, and replaces what is no UTF-8 just so. */
const decodeUtf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .replace(/^\ufeff/, '');

/** Byte-order marks, and UTF-16 and UTF-32 without one, known by how they write `<` or `{`. */
function readMark(bytes: Uint8Array): DecodedBody | null {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  const wide = (label: string, marked: boolean): DecodedBody => ({
    text: label.startsWith('utf-32')
      ? iconv.decode(Buffer.from(bytes), label)
      : new TextDecoder(label).decode(bytes),
    problems: marked ? [] : [`It is ${label.toUpperCase()} without a byte-order mark.`],
  });
  const opens = (byte: number): boolean => byte === 0x3c || byte === 0x7b;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const problems = isUtf8(bytes) ? [] : ['Some of its bytes are no UTF-8 and were replaced.'];
    return { text: decodeUtf8(bytes), problems };
  }
  if (a === 0xff && b === 0xfe) return wide(c === 0 && d === 0 ? 'utf-32le' : 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return wide('utf-16be', true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return wide('utf-32be', true);
  if (opens(a) && b === 0) return wide(c === 0 && d === 0 ? 'utf-32le' : 'utf-16le', false);
  if (a === 0 && opens(b)) return wide('utf-16be', false);
  if (a === 0 && b === 0 && c === 0 && opens(d)) return wide('utf-32be', false);
  return null;
}

/** What the header, the XML declaration or an HTML meta says, in that order. */
function findDeclaration(bytes: Uint8Array, contentType?: string): { readonly label: string } | null {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const label =
    /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1] ??
    /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([^\s"'>]+)\s*["']/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1];
  return label === undefined ? null : { label };
}

interface NamedDecoder {
  readonly name: string;
  decode(bytes: Uint8Array): string;
}

/** The Encoding Standard first; code pages beyond it (IBM's, Apple's) from iconv-lite. */
function decoderOf(label: string | undefined): NamedDecoder | null {
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    // Readable as ASCII up to here, so it cannot be UTF-16, whatever it says.
    if (decoder.encoding.startsWith('utf-16')) return null;
    return { name: decoder.encoding, decode: (bytes) => decodeAs(decoder.encoding, bytes) };
  } catch {
    if (!iconv.encodingExists(label) || /^(utf|ucs|base64|hex|binary)/i.test(label)) return null;
    return { name: label.toLowerCase(), decode: (bytes) => iconv.decode(Buffer.from(bytes), label) };
  }
}

/** Counts well-formed sequences of UTF-8 and bytes that belong to none, until `enough` sequences. */
function countUtf8(bytes: Uint8Array, enough: number): { sequences: number; strays: number } {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length && sequences < enough; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let end = at + 1;
    if (lead >= 0xc2 && lead <= 0xf4) {
      while (end < at + length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    }
    if (end === at + length && lead >= 0xc2 && lead <= 0xf4) sequences++;
    else strays++;
    at = end - 1;
  }
  return { sequences, strays };
}
