import type { Kind } from '@app/contracts';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';

interface Look {
  readonly icon: IconName;
  readonly look: string;
  readonly reader: string;
  readonly desk: string;
}
const LOOKS: Readonly<Record<Exclude<Kind, 'new'>, Look>> = {
  update: { icon: 'update', look: 'k-update', reader: 'Update', desk: 'v' },
  correction: { icon: 'pen', look: 'k-correction', reader: 'Correction', desk: 'Correction' },
  hold: { icon: 'pause', look: 'k-hold', reader: 'On hold', desk: 'Hold' },
  release: { icon: 'check', look: 'k-update', reader: 'Cleared', desk: 'Release' },
  kill: { icon: 'ban', look: 'k-kill', reader: 'Killed', desk: 'Kill' },
};

/** What kind of version this is, as a word with an icon; nothing for a first version. */
export function KindTag({ kind, version, desk = false }: { kind: Kind; version: number; desk?: boolean }) {
  if (kind === 'new') return null;
  const { icon, look, reader, desk: short } = LOOKS[kind];
  const word =
    kind === 'update' ? (desk ? `${short}${version}` : `${reader} ${version}`) : desk ? short : reader;
  return (
    <span className={`tag ${look}`}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
