import type { Kind, Priority, Span, StoryText, TextField } from '@app/contracts';
import { TEXT_FIELDS } from '@app/contracts';
import { cutWords, languageOf, stemsOf } from '@app/text';
import type { Word } from '@app/text';
import { foldValue } from '../fold-value.js';
import { hostOf } from '../host-of.js';
import { matchedText } from '../matched-text.js';

/** Words of the text after the title that still count as the lead. */
const LEAD_WORDS = 50;

/** One text field cut into words, with ways to find them. */
export class CutField {
  readonly words: readonly Word[];
  /** Places before this one belong to the lead. */
  readonly leadEnd: number;
  private readonly byFolded = new Map<string, Word[]>();
  /** The word at each place; of a compound its part there. */
  private readonly parts: readonly Word[];
  private byStem: Map<string, Word[]> | null = null;
  /** Words found by {@link inflected} before: many rules ask for the same. */
  private readonly known = new Map<string, readonly Word[]>();

  /** @param leadEnd how many of its places belong to the lead */
  constructor(
    text: string,
    private readonly language: string,
    leadEnd: number,
  ) {
    this.words = cutWords(matchedText(text));
    this.leadEnd = leadEnd;
    for (const word of this.words) {
      put(this.byFolded, word.folded, word);
    }
    this.parts = this.words.filter(({ places }) => places === 1);
  }

  /** Places, joined forms not counted. */
  get places(): number {
    return this.parts.length;
  }

  /** Where what stands from one place to another stands in the text. */
  spanOf(from: number, to: number): Span {
    return { start: this.parts[from]!.start, end: this.parts[to]!.end };
  }

  /** Words of this folded form, in the order of the text. */
  folded(folded: string): readonly Word[] {
    return this.byFolded.get(folded) ?? [];
  }

  /** All folded forms, each once. */
  forms(): Iterable<string> {
    return this.byFolded.keys();
  }

  /** Words of this folded form or with a stem in common with it in the story's language. */
  inflected(wanted: Pick<Word, 'folded' | 'marked'>): readonly Word[] {
    let words = this.known.get(wanted.marked);
    if (words === undefined) {
      const found = new Set(this.folded(wanted.folded));
      for (const stem of stemsOf(wanted, this.language)) {
        for (const word of this.stems().get(stem) ?? []) found.add(word);
      }
      words = [...found];
      this.known.set(wanted.marked, words);
    }
    return words;
  }

  /** Words by stem. */
  stems(): ReadonlyMap<string, readonly Word[]> {
    if (this.byStem === null) {
      this.byStem = new Map();
      for (const words of this.byFolded.values()) {
        for (const word of words) {
          for (const stem of stemsOf(word, this.language)) put(this.byStem, stem, word);
        }
      }
    }
    return this.byStem;
  }
}

function put<K>(map: Map<K, Word[]>, key: K, word: Word): void {
  const words = map.get(key);
  if (words === undefined) map.set(key, [word]);
  else words.push(word);
}

/** A story cut once, for holding many rules against it. Metadata is folded as values of rules are. */
export interface CutStory {
  readonly fields: Readonly<Record<TextField, CutField>>;
  /** BCP 47 code in lower case; empty where unknown. */
  readonly language: string;
  readonly source: string;
  readonly wires: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly author: readonly Word[];
  readonly host: string;
  readonly priority: Priority;
  readonly kind: Kind;
}

/** Cuts a story's text into words; its language is detected where it has none. */
export function cutStory(story: StoryText): CutStory {
  const language = languageOf(story);
  const title = new CutField(story.title, language, Infinity);
  const summary = new CutField(story.summary, language, LEAD_WORDS);
  const body = new CutField(story.body, language, LEAD_WORDS - summary.places);
  return {
    fields: { title, summary, body },
    language: foldValue(language).replaceAll('_', '-'),
    source: foldValue(story.source),
    wires: new Set(story.wires.map(foldValue)),
    categories: new Set(story.categories.map(foldValue)),
    author: cutWords(story.author),
    host: hostOf(story.url),
    priority: story.priority,
    kind: story.kind,
  };
}

/** The words under which a story is stored for search: folded forms and stems, each once. */
export function indexWordsOf(story: CutStory): string[] {
  const words = new Set<string>();
  for (const field of TEXT_FIELDS) {
    for (const form of story.fields[field].forms()) words.add(form);
    for (const stem of story.fields[field].stems().keys()) words.add(stem);
  }
  return [...words];
}
