import { constants, gunzipSync } from 'node:zlib';
import type { ProblemList } from './problem-list.js';

/**
 * The bytes of a body that is a gzip file, which no header said (`feed.xml.gz`); any other as it is.
 * Null where it is damaged from its beginning, or more than may be read.
 * @param most bytes at most, so that a bomb costs no more than a feed
 */
export function unpack(bytes: Uint8Array, most: number, problems: ProblemList): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  problems.note('It is compressed without saying so.');
  try {
    // One that is cut off gives what can be read.
    return gunzipSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}
