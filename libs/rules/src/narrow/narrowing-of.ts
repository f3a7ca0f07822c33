import type { Narrowing } from '@app/contracts';
import { STEM_LANGUAGES, stemsOf } from '@app/text';
import type { MetaTest, Plan, PlanWord } from '../plan.js';

const ALL: Narrowing = { kind: 'all' };
const NONE: Narrowing = { kind: 'or', of: [] };

/** Parts of an AND that are asked for: a few narrow enough. */
const PARTS_ASKED = 8;
/** Words of an OR that are asked for: more find nearly every story anyway, and take long to stem in every language. */
const WORDS_ASKED = 200;

/**
 * Which stored stories a rule can match at all: a condition on the words a story is
 * stored under (`indexWordsOf`), its source, wires and language. It may let too many
 * through, never too few.
 */
export function narrowingOf(plan: Plan): Narrowing {
  switch (plan.kind) {
    case 'text':
      return every(plan.words.slice(0, PARTS_ASKED).map(ofWord));
    case 'near':
      return countWords(plan) > WORDS_ASKED ? ALL : every([narrowingOf(plan.left), narrowingOf(plan.right)]);
    case 'meta':
      return ofTest(plan.test);
    case 'and':
      return every(
        plan.of
          .filter((side) => side.kind !== 'not')
          .slice(0, PARTS_ASKED)
          .map(narrowingOf),
      );
    case 'or':
      return countWords(plan) > WORDS_ASKED ? ALL : some(plan.of.map(narrowingOf));
    case 'not':
      return ALL;
  }
}

function countWords(plan: Plan): number {
  switch (plan.kind) {
    case 'text':
      return Math.min(plan.words.length, PARTS_ASKED);
    case 'near':
      return countWords(plan.left) + countWords(plan.right);
    case 'and':
    case 'or':
      return plan.of.reduce((sum, side) => sum + countWords(side), 0);
    default:
      return 0;
  }
}

function ofWord(word: PlanWord): Narrowing {
  switch (word.kind) {
    case 'prefix':
      return { kind: 'word', any: [word.folded], prefix: true };
    case 'inflected': {
      // A story is stored under stems of its own language, which the rule does not know.
      const stems = STEM_LANGUAGES.flatMap((language) => stemsOf(word, language));
      return { kind: 'word', any: [...new Set([word.folded, ...stems])], prefix: false };
    }
    default:
      return { kind: 'word', any: [word.folded], prefix: false };
  }
}

function ofTest(test: MetaTest): Narrowing {
  switch (test.field) {
    case 'source':
    case 'wire':
      return { kind: test.field, any: [test.value] };
    case 'lang':
      return { kind: 'language', any: [test.value] };
    default:
      return ALL;
  }
}

function every(parts: readonly Narrowing[]): Narrowing {
  const of = parts.filter((part) => part.kind !== 'all');
  if (of.length === 0) return ALL;
  return of.length === 1 ? of[0]! : { kind: 'and', of };
}

function some(parts: readonly Narrowing[]): Narrowing {
  if (parts.some((part) => part.kind === 'all')) return ALL;
  const words = parts
    .filter((part) => part.kind === 'word' && !part.prefix)
    .flatMap((part) => ('any' in part ? part.any : []));
  const rest = parts.filter((part) => part.kind !== 'word' || part.prefix);
  const of: Narrowing[] =
    words.length === 0 ? rest : [{ kind: 'word', any: [...new Set(words)], prefix: false }, ...rest];
  if (of.length === 0) return NONE;
  return of.length === 1 ? of[0]! : { kind: 'or', of };
}
