import { analyse } from 'chardet';

/** Enough text to know a language by its letters. */
const SAMPLE_BYTES = 64 * 1024;
/** Below this confidence (of 100) the web's own default is the better guess. */
const LEAST_CONFIDENCE = 20;
const DEFAULT = 'windows-1252';

/**
 * The likeliest character set of bytes that are no UTF-8, as a label of the Encoding
 * Standard. Only what stands outside of tags counts, for the ASCII of markup makes
 * everything look like English.
 */
export function guessCharset(bytes: Uint8Array): string {
  const best = analyse(sampleText(bytes)).find(({ name }) => !name.startsWith('UTF') && name !== 'ASCII');
  if (!best || best.confidence < LEAST_CONFIDENCE) return DEFAULT;
  // Visual Hebrew died out with the nineties; the same letters in logical order are windows-1255.
  const label = best.name === 'ISO-8859-8' ? 'windows-1255' : best.name;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return DEFAULT;
  }
}

function sampleText(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let length = 0;
  let inTag = false;
  for (const byte of bytes) {
    if (length === sample.length) break;
    if (byte === 0x3c) inTag = true;
    if (!inTag) sample[length++] = byte;
    if (byte === 0x3e) inTag = false;
  }
  return sample.subarray(0, length);
}
