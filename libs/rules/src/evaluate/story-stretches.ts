import { TEXT_FIELDS } from '@app/contracts';
import type { Span, TextField } from '@app/contracts';
import type { Word } from '@app/text';
import { isNowhere, joinTree } from '../near/near-tree.js';
import type { NearTree } from '../near/near-tree.js';
import { Groups } from '../near/groups.js';
import { sideBySide } from '../near/side-by-side.js';
import { FIELD_GAP, inOrder } from '../near/stretches.js';
import type { Stretches } from '../near/stretches.js';
import type { Plan, PlanField, PlanWord } from '../plan.js';
import type { CutField, CutStory } from './cut-story.js';

/** Where the words of rules stand in one story; the places of its fields count on from one to the next. */
export class StoryStretches {
  /** A rule may name a word many times. */
  private readonly words = new Map<string, Stretches>();
  private readonly phrases = new Map<string, Stretches>();
  private readonly groups = new Groups();
  private readonly firsts: Readonly<Record<TextField, number>>;

  constructor(private readonly story: CutStory) {
    const { title, summary } = story.fields;
    const afterTitle = title.places + FIELD_GAP;
    this.firsts = { title: 0, summary: afterTitle, body: afterTitle + summary.places + FIELD_GAP };
  }

  /** Where words stand side by side. */
  of(words: readonly PlanWord[], field: PlanField): Stretches {
    return remembered(this.phrases, [field, words], () =>
      sideBySide(words.map((word) => this.ofWord(word, field))),
    );
  }

  /**
   * What a plan of text, NEAR, or these with OR asks of the story's words.
   * @throws RangeError for any other: it has no place in a text
   */
  treeOf(plan: Plan): NearTree {
    switch (plan.kind) {
      case 'text':
        return this.of(plan.words, plan.field);
      case 'near': {
        const left = this.treeOf(plan.left);
        return isNowhere(left) ? left : joinTree(left, this.treeOf(plan.right), plan.distance, plan.ordered);
      }
      case 'or':
        return this.groups.anyOf(plan.of.map((side) => this.treeOf(side)));
      default:
        throw new RangeError(`A plan of kind ${plan.kind} has no place in a text.`);
    }
  }

  /** The field in which a stretch stands, and its span there. */
  spanOf(from: number, to: number): { readonly field: TextField; readonly span: Span } {
    const field = TEXT_FIELDS.findLast((name) => this.firsts[name] <= from)!;
    const first = this.firsts[field];
    return { field, span: this.story.fields[field].spanOf(from - first, to - first) };
  }

  private ofWord(wanted: PlanWord, field: PlanField): Stretches {
    return remembered(this.words, [field, wanted], () => {
      const found: number[] = [];
      for (const name of TEXT_FIELDS) {
        if (field !== 'any' && field !== 'lead' && field !== name) continue;
        const cut = this.story.fields[name];
        const end = field === 'lead' ? cut.leadEnd : Infinity;
        for (const { position, places } of wordsLike(wanted, cut)) {
          if (position + places > end) continue;
          found.push(this.firsts[name] + position, this.firsts[name] + position + places - 1);
        }
      }
      return inOrder(found);
    });
  }
}

function remembered(known: Map<string, Stretches>, what: unknown, find: () => Stretches): Stretches {
  const key = JSON.stringify(what);
  let found = known.get(key);
  if (found === undefined) {
    found = find();
    known.set(key, found);
  }
  return found;
}

/** Words of a field that are what a rule's word asks for. */
function wordsLike(wanted: PlanWord, field: CutField): readonly Word[] {
  switch (wanted.kind) {
    case 'literal':
      return field.folded(wanted.folded);
    case 'exact':
      return field.folded(wanted.folded).filter(({ exact }) => exact === wanted.exact);
    case 'inflected':
      return field.inflected(wanted);
    case 'prefix': {
      const words: Word[] = [];
      for (const form of field.forms()) {
        if (form.startsWith(wanted.folded)) words.push(...field.folded(form));
      }
      return words;
    }
  }
}
