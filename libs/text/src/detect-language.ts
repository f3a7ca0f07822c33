import * as loaded from 'eld/minified/eld.XS60.min.js';
import type { Detector } from 'eld/minified/eld.XS60.min.js';

/** Under this many letters a guess is worth nothing. */
const LETTERS_NEEDED = 40;
/** Units of the text that are looked at: more makes the answer slower, hardly better. */
const UNITS_READ = 600;
const LETTERS = /\p{L}/gu;

// The script exports to CommonJS, and where it is loaded as a module it can only set a global.
const detector: Detector = loaded.detect === undefined ? globalThis.eld : (loaded as Detector);

/** The language of a text as an ISO 639-1 code; empty under 40 letters or where the detector is unsure. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, UNITS_READ);
  if ((sample.match(LETTERS)?.length ?? 0) < LETTERS_NEEDED) return '';
  const found = detector.detect(sample);
  return found.isReliable() ? found.language : '';
}

/** What a story's stems are taken in: its own language where given (empty: none), else what its text looks like. */
export function languageOf(story: {
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly language?: string;
}): string {
  return story.language ?? detectLanguage(`${story.title}\n${story.summary}\n${story.body}`);
}
