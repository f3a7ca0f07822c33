import { hasStemBeginnings, stemBeginnings, stemsOf } from '@app/text';
import { bring } from './word-meaning.js';
import type { FieldAtom, WordMeaning } from './word-meaning.js';
import { HashSet, hashOf } from './word-hash.js';

/** The marked forms of inflected words in one language. */
interface LanguageForms {
  readonly byStem: Map<string, string[]>;
  /** Those that were added since a story last had the language. */
  readonly waiting: Set<string>;
  /** Hashes of what words begin with that have one of the stems ever held; null: any word may. */
  readonly beginnings: HashSet | null;
}

/** Finds the atoms of inflected words by a stem in common, in each language that stories have. */
export class Inflections {
  /** Inflected words by marked form: the atoms, and what stems are taken of. */
  private readonly inflected = new Map<string, { readonly folded: string; readonly atoms: FieldAtom[] }>();
  /** For each language that stories had. */
  private readonly stems = new Map<string, LanguageForms>();

  add(entry: FieldAtom, folded: string, marked: string): void {
    const known = this.inflected.get(marked);
    if (known !== undefined) {
      known.atoms.push(entry);
      return;
    }
    this.inflected.set(marked, { folded, atoms: [entry] });
    for (const { waiting } of this.stems.values()) waiting.add(marked);
  }

  remove(atom: number, folded: string, marked: string): void {
    const { atoms } = this.inflected.get(marked)!;
    atoms.splice(
      atoms.findIndex((entry) => entry.atom === atom),
      1,
    );
    if (atoms.length > 0) return;
    this.inflected.delete(marked);
    for (const [language, { byStem, waiting }] of this.stems) {
      if (waiting.delete(marked)) continue;
      for (const stem of stemsOf({ folded, marked }, language)) {
        const left = byStem.get(stem)!.filter((form) => form !== marked);
        if (left.length > 0) byStem.set(stem, left);
        else byStem.delete(stem);
      }
    }
  }

  /**
   * Hashes of what words of ASCII begin with that may have a stem of a rule's word; null: any word may.
   * @param language code of a language that has stems
   */
  beginningsIn(language: string): HashSet | null {
    return this.stemsIn(language).beginnings;
  }

  /** Adds to a meaning what a word brings by its stems. */
  bring(folded: string, marked: string, language: string, meaning: WordMeaning): void {
    const { byStem } = this.stemsIn(language);
    for (const stem of stemsOf({ folded, marked }, language)) {
      for (const form of byStem.get(stem) ?? []) bring(this.inflected.get(form)?.atoms, meaning);
    }
  }

  /**
   * Stems some of the words that wait for it: the first story in a language would stem all of them.
   * @param language code of a language that has stems, or empty
   * @returns whether none waits any more
   */
  stemSome(language: string, most: number): boolean {
    if (language === '') return true;
    const forms = this.formsIn(language);
    let left = most;
    for (const marked of forms.waiting) {
      if (left === 0) return false;
      left -= 1;
      forms.waiting.delete(marked);
      const { folded } = this.inflected.get(marked)!;
      for (const stem of stemsOf({ folded, marked }, language)) {
        const known = forms.byStem.get(stem);
        if (known === undefined) forms.byStem.set(stem, [marked]);
        else known.push(marked);
        for (const beginning of stemBeginnings(stem, language) ?? []) {
          forms.beginnings!.add(hashOf(beginning));
        }
      }
    }
    return true;
  }

  /** Marked forms by stem; those that wait are stemmed now, so that adding a rule costs the same for one language as for twenty. */
  private stemsIn(language: string): LanguageForms {
    const forms = this.formsIn(language);
    if (forms.waiting.size > 0) this.stemSome(language, Infinity);
    return forms;
  }

  private formsIn(language: string): LanguageForms {
    let forms = this.stems.get(language);
    if (forms === undefined) {
      const beginnings = hasStemBeginnings(language) ? new HashSet() : null;
      forms = { byStem: new Map(), waiting: new Set(this.inflected.keys()), beginnings };
      this.stems.set(language, forms);
    }
    return forms;
  }
}
