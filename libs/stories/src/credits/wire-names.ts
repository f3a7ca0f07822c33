import type { WireConventions } from '../conventions/compile-tags.js';

/** Knows the wires by how they are written, in any of their languages. */
export class WireNames {
  private readonly ids = new Map<string, string>();
  /** A name of a wire inside running text, as written or in capitals; the longest wins. */
  readonly pattern: string;
  /** Every form of every name, the longest first. */
  readonly written: readonly string[];

  constructor(conventions: WireConventions) {
    const names: string[] = [];
    for (const [id, written] of conventions.wires) {
      for (const name of written) {
        this.ids.set(keyOf(name), id);
        names.push(name, name.toUpperCase());
      }
    }
    const longest = [...new Set(names)].sort((a, b) => b.length - a.length);
    this.written = longest;
    this.pattern = longest.map(literal).join('|');
  }

  /** The wire that a text names wholly, or null. */
  idOf(text: string): string | null {
    const key = keyOf(text);
    return this.ids.get(key) ?? this.ids.get(key.replace(ROLES, '')) ?? null;
  }

  /** The wire whose name ends a text after a place (`모스크바 AFP`). */
  idAfterPlace(text: string): string | null {
    return this.idOf(/\s(\S+)$/u.exec(text.trim())?.[1] ?? '');
  }

  /** The wire whose name ends a text, after the name of a person (`JIM HEINTZ Associated Press`); null where a word may be no wire. */
  idAtEnd(text: string): string | null {
    const found = new RegExp(`\\s(${this.pattern})$`, 'u').exec(text.trim())?.[1];
    if (found === undefined || !(/\s/u.test(found) || /^\p{Lu}{3,}$/u.test(found))) return null;
    return this.idOf(found);
  }
}

const named = new WeakMap<WireConventions, WireNames>();

/** The names of these conventions, made once. */
export function namesOf(conventions: WireConventions): WireNames {
  const known = named.get(conventions) ?? new WireNames(conventions);
  named.set(conventions, known);
  return known;
}

/** The wire that a feed is of: what is set for it, else one whose name its short name begins with (`afp-fr`). */
export function wireOfFeed(wire: string | null, source: string, conventions: WireConventions): string | null {
  const names = namesOf(conventions);
  if (wire !== null && wire !== '') return names.idOf(wire) ?? wire.toLowerCase();
  return conventions.wires.has(source) ? source : names.idOf(source.split(/[-_ ]/u)[0] ?? '');
}

/** What stands beside a wire's name in a byline or credit. */
const ROLES =
  / (?:staff|writers?|(?:sports|business|political|science|medical) writers?|correspondents?|reporters?|news agency|newswire|news)$|^(?:the|agencia|agência|agence|agenzia|agentur|via|from|by|por|par|von|агентство|وكالة) |\.ru$/giu;

const keyOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s.]+/gu, ' ')
    .trim()
    .toLowerCase();
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/ /gu, '\\s+');
