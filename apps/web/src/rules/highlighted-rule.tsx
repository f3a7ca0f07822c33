import type { TokenKind } from './highlight.js';
import { withFaults } from './highlight.js';

const CLASSES: Readonly<Record<TokenKind, string>> = {
  operator: 'op',
  field: 'fd',
  phrase: 'st',
  negation: 'ng',
  list: 'li_',
  bracket: 'pn',
  plain: '',
};

/** A rule in its colours, with its faults underlined. */
export function HighlightedRule(props: {
  readonly text: string;
  readonly faults?: readonly { readonly start: number; readonly end: number }[];
}) {
  // The stretches are a fixed sequence: their place is what they are.
  return withFaults(props.text, props.faults ?? []).map(({ text, kind, faulty }, place) => (
    <span key={place} className={`${CLASSES[kind]} ${faulty ? 'squig' : ''}`}>
      {text}
    </span>
  ));
}
