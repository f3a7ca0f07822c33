import type { Confidence } from '@app/contracts';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';

interface Look {
  readonly icon: IconName;
  readonly look: string;
  readonly word: string;
}
/** What is no more than a count stands as plain words; what a reader must be warned of has a sign. */
const WARNINGS: Readonly<Partial<Record<Confidence, Look>>> = {
  unconfirmed: { icon: 'info', look: 'k-hold', word: 'Unconfirmed' },
  'one withdrew': { icon: 'warn', look: 'k-hold', word: 'One wire withdrew' },
  withdrawn: { icon: 'ban', look: 'k-kill', word: 'Withdrawn' },
};

/** How sure an event is, in a word: independent sources that stand behind it, or what warns. */
export function ConfidenceSign({ confidence }: { readonly confidence: Confidence }) {
  const warning = WARNINGS[confidence];
  if (!warning) return <span className="nw">{confidence}</span>;
  return (
    <span className={`tag ${warning.look}`}>
      <Icon name={warning.icon} />
      {warning.word}
    </span>
  );
}
