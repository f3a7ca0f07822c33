import { wireName } from '@app/contracts';
import type { ApiThread } from '../api/types.js';
import { clock, lag } from '../words/time-words.js';

/** The wires in the order of their first report, each on a rail of time. */
export function WhoHadItWhen({ wires }: { readonly wires: ApiThread['wires'] }) {
  const longest = Math.max(1, ...wires.map(({ afterMs }) => afterMs));
  return (
    <ol className="lag">
      {wires.map(({ wire, first, afterMs, copyOf }) => (
        <li key={wire} className={copyOf ? 'copy' : ''} title={copyOf && `A copy of ${wireName(copyOf)}`}>
          <span className="wr cut" dir="auto">
            {wireName(wire)}
            {copyOf && <span className="sr">, a copy of {wireName(copyOf)}</span>}
          </span>
          <span className="rail" aria-hidden="true">
            <i style={{ '--at': (afterMs / longest) * 88 }} />
          </span>
          <span className={afterMs <= 0 ? 'num b' : 'num'}>{afterMs <= 0 ? clock(first) : lag(afterMs)}</span>
        </li>
      ))}
    </ol>
  );
}
