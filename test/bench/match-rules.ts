/** Words that no rule takes: the most frequent, and those under 3 letters. */
const TOO_COMMON = 300;
/** The words after these count as common, the rest as rare. */
const COMMON = 2000;
const WORD = /[a-z]{3,}/g;

/** Numbers from 0 to 1, the same for the same seed (xorshift32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

interface Story {
  readonly title: string;
  readonly body: string;
}

interface Words {
  readonly common: readonly string[];
  readonly rare: readonly string[];
}

/**
 * Makes rules as people write them: 40% two words (one common, one rarer), 20% three,
 * 15% a phrase of two words that does occur, 10% `(a OR b) AND c`, 10%
 * `a AND b AND NOT c`, 5% `prefix* AND d`; half of them take all their words from one story.
 */
export class RuleMaker {
  private readonly all: Words;
  private readonly byStory: readonly Words[];
  private readonly phrases: readonly string[];

  constructor(
    stories: readonly Story[],
    private readonly random: () => number,
  ) {
    const texts = stories.map(({ title, body }) => `${title} ${body}`.toLowerCase().match(WORD) ?? []);
    const storiesWith = new Map<string, number>();
    for (const text of texts) {
      for (const word of new Set(text)) storiesWith.set(word, (storiesWith.get(word) ?? 0) + 1);
    }
    const words = [...storiesWith].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
    const usable = words.slice(TOO_COMMON).map(([word]) => word);
    this.all = { common: usable.slice(0, COMMON), rare: usable.slice(COMMON) };
    const common = new Set(this.all.common);
    const rare = new Set(this.all.rare);
    this.byStory = texts
      .map((text) => ({
        common: [...new Set(text)].filter((word) => common.has(word)),
        rare: [...new Set(text)].filter((word) => rare.has(word)),
      }))
      .filter((words) => words.common.length > 1 && words.rare.length > 1);
    this.phrases = [
      ...new Set(texts.flatMap((text) => text.slice(1).map((word, at) => `"${text[at]!} ${word}"`))),
    ];
  }

  make(): string {
    const { common, rare } = this.random() < 0.5 ? this.pick(this.byStory) : this.all;
    const kind = this.random();
    if (kind < 0.4) return `${this.pick(common)} AND ${this.pick(rare)}`;
    if (kind < 0.6) return `${this.pick(common)} AND ${this.pick(common)} AND ${this.pick(rare)}`;
    if (kind < 0.75) return this.pick(this.phrases);
    if (kind < 0.85) return `(${this.pick(rare)} OR ${this.pick(rare)}) AND ${this.pick(common)}`;
    if (kind < 0.95) {
      return `${this.pick(common)} AND ${this.pick(rare)} AND NOT ${this.pick(this.all.common)}`;
    }
    const word = this.pick(rare);
    return `${word.slice(0, Math.max(4, word.length - 3))}* AND ${this.pick(this.random() < 0.5 ? common : rare)}`;
  }

  private pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)]!;
  }
}
