import { HighlightedRule } from './highlighted-rule.js';

/** The canonical form: how the rule was understood, fully bracketed. */
export function Reading(props: { readonly canonical: string | null; readonly waiting: boolean }) {
  const { canonical, waiting } = props;
  return (
    <p className="mono s canon">
      {canonical === null ? (
        <span className="mut">{waiting ? 'Reading it.' : 'Nothing yet.'}</span>
      ) : (
        <HighlightedRule text={canonical} />
      )}
    </p>
  );
}

const FORMS = [
  ['"permanent truce"', 'these words together'],
  ['Libya -oil', 'without oil'],
  ['Haftar NEAR/8 Moscow', 'at most 8 words apart'],
  ['title:truce', 'in the headline'],
  ['ceas*', 'words that begin so'],
  ['(truce OR ceasefire) Libya', 'either of the two, with Libya'],
] as const;

/** The forms that most rules need. */
export function Forms() {
  return (
    <dl className="cheat">
      {FORMS.map(([form, meaning]) => (
        <div key={form}>
          <dt className="mono">{form}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
