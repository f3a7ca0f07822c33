import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { StoryText } from '@app/contracts';
import { storyText } from '../../libs/rules/src/testing/story-text.fixture.js';
import { sharedData } from '../support/shared-data.js';

/** The lines of a file of the shared data, compressed or not; null where it is not there. */
export function sharedLines(...parts: string[]): string[] | null {
  const path = sharedData(...parts);
  if (path === null) return null;
  const content = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(content) : content).toString().trim().split('\n');
}

/** Real wire stories of the shared data; null where they are not there. */
export function wireStories(): StoryText[] | null {
  const lines = sharedLines('match', 'stories.jsonl.gz');
  if (lines === null) return null;
  return lines.map((line) => {
    const { title, body } = JSON.parse(line) as { title: string; body: string };
    return storyText({ title, body });
  });
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const VOCABULARY = 30_000;
const WORDS_A_STORY = 130;

/** Stories of made-up words, as unevenly common as words are (Zipf's law). */
export function madeUpStories(count: number, random: () => number): StoryText[] {
  const word = () => {
    let rank = Math.floor(VOCABULARY ** random());
    let text = '';
    for (; rank > 0; rank = Math.floor(rank / SYLLABLES.length)) text += SYLLABLES[rank % SYLLABLES.length]!;
    return text;
  };
  const words = (length: number) => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, () => storyText({ title: words(8), body: words(WORDS_A_STORY) }));
}
