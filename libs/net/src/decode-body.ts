import { promisify } from 'node:util';
import zlib from 'node:zlib';

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const gunzip = promisify(zlib.gunzip) as Decoder;
const inflate = promisify(zlib.inflate) as Decoder;
const inflateRaw = promisify(zlib.inflateRaw) as Decoder;
const brotli = promisify(zlib.brotliDecompress) as Decoder;
/** Node has zstd from 22.15 on. */
const zstd =
  'zstdDecompress' in zlib ? (promisify(zlib.zstdDecompress as typeof zlib.gunzip) as Decoder) : null;

/** What this process can decode, for the Accept-Encoding header. */
export const ACCEPT_ENCODING = zstd === null ? 'gzip, deflate, br' : 'gzip, deflate, br, zstd';
/** More codings than this on one answer are a trick, not a transfer. */
const MOST_CODINGS = 3;

/** A body that grows beyond its limit when decoded. */
export class DecodedTooLargeError extends Error {
  readonly code = 'DECODED_TOO_LARGE';
}
/** A body that is not in the coding it claims, or is cut off. */
export class UndecodableError extends Error {
  readonly code = 'UNDECODABLE';
}

function decoderFor(coding: string, body: Uint8Array): Decoder | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      // Some servers name the coding and send the bytes as they are.
      return body[0] === 0x1f && body[1] === 0x8b ? gunzip : null;
    case 'deflate':
      // RFC 9110 means the zlib format (RFC 1950, method 8); some servers send it without its header.
      return ((body[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw;
    case 'br':
      return brotli;
    case 'zstd':
      if (zstd !== null) return zstd;
      throw new UndecodableError();
    case 'identity':
    case '':
      return null;
    default:
      throw new UndecodableError();
  }
}

/** Whether a body begins as XML, HTML and JSON do, as no packed body does that means something. */
const isMarkup = (body: Uint8Array): boolean =>
  /^(?:\xef\xbb\xbf)?\s*[<{[]/.test(Buffer.from(body.subarray(0, 100)).toString('latin1'));

/**
 * Undoes a Content-Encoding. Stops as soon as `maxBytes` are passed, so that a bomb costs no more than a feed.
 * @throws DecodedTooLargeError, UndecodableError
 */
export async function decodeBody(
  body: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
  if (codings.length > MOST_CODINGS) throw new UndecodableError('too many codings');
  let decoded = body;
  for (const coding of codings.reverse()) {
    if (decoded.byteLength === 0) break;
    try {
      const decoder = decoderFor(coding, decoded);
      if (decoder === null) continue;
      decoded = await decoder(decoded, { maxOutputLength: maxBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new DecodedTooLargeError();
      // Some servers name a coding that they do not use, or none that there is (`UTF-8`, `none`).
      if (isMarkup(decoded)) continue;
      throw new UndecodableError(`the body is no whole ${coding}`);
    }
  }
  if (decoded.byteLength > maxBytes) throw new DecodedTooLargeError();
  return decoded;
}
