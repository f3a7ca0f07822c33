import { PRIORITIES } from '@app/contracts';
import type { StoryText } from '@app/contracts';
import { cutWords } from '@app/text';
import { foldValue } from '../fold-value.js';
import { hostOf } from '../host-of.js';
import type { MetaTest } from '../plan.js';

type ValueField = Exclude<MetaTest['field'], 'author'>;

/** Finds the atoms of what is known of a story. */
export class MetaAtoms {
  private readonly values = new Map<ValueField, Map<string, number>>();
  /** Atoms of author tests by their words, joined by blanks. */
  private readonly authors = new Map<string, number>();
  private longestAuthor = 0;

  /** The atom of a test, or 0. */
  find(test: MetaTest): number {
    const atom =
      test.field === 'author'
        ? this.authors.get(test.words.join(' '))
        : this.values.get(test.field)?.get(test.value);
    return atom ?? 0;
  }

  set(test: MetaTest, atom: number): void {
    if (test.field === 'author') {
      this.authors.set(test.words.join(' '), atom);
      this.longestAuthor = Math.max(this.longestAuthor, test.words.length);
      return;
    }
    let values = this.values.get(test.field);
    if (values === undefined) this.values.set(test.field, (values = new Map<string, number>()));
    values.set(test.value, atom);
  }

  remove(test: MetaTest): void {
    if (test.field === 'author') this.authors.delete(test.words.join(' '));
    else this.values.get(test.field)?.delete(test.value);
  }

  /**
   * Tells each atom that holds of a story.
   * @param language the story's language, detected where it was absent
   */
  forEachOf(story: StoryText, language: string, tell: (atom: number) => void): void {
    for (const [field, values] of this.values) {
      if (values.size === 0) continue;
      for (const value of valuesOf(story, field, language)) {
        const atom = values.get(value);
        if (atom !== undefined) tell(atom);
      }
    }
    if (this.authors.size > 0) this.forEachAuthor(story.author, tell);
  }

  private forEachAuthor(author: string, tell: (atom: number) => void): void {
    const words = cutWords(author);
    const follow = (text: string, from: number, length: number) => {
      const atom = this.authors.get(text);
      if (atom !== undefined) tell(atom);
      if (length === this.longestAuthor) return;
      for (const word of words) {
        if (word.position === from) follow(`${text} ${word.folded}`, from + word.places, length + 1);
      }
    };
    for (const word of words) follow(word.folded, word.position + word.places, 1);
  }
}

/** The values of a field for which a test holds of this story. */
function valuesOf(story: StoryText, field: ValueField, language: string): readonly string[] {
  switch (field) {
    case 'source':
      return [foldValue(story.source)];
    case 'wire':
      return story.wires.map(foldValue);
    case 'site':
      return tailsOf(hostOf(story.url));
    case 'lang':
      return headsOf(foldValue(language).replaceAll('_', '-'));
    case 'category':
      return story.categories.map(foldValue);
    case 'priority':
      return PRIORITIES.slice(PRIORITIES.indexOf(story.priority));
    case 'kind':
      return [story.kind];
  }
}

/** A host and its parents: www.dw.com, dw.com, com. */
function tailsOf(host: string): string[] {
  const labels = host === '' ? [] : host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

/** A language code and what it is a kind of: zh-hant-tw, zh-hant, zh. */
function headsOf(language: string): string[] {
  const tags = language === '' ? [] : language.split('-');
  return tags.map((_, index) => tags.slice(0, index + 1).join('-'));
}
