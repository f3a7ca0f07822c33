import { summaryWords } from '@app/contracts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiSummary, ApiSummaryItem } from '../api/types.js';
import { Icon } from '../signs/icon.js';
import { KindTag } from '../signs/kind-tag.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { dayClock } from '../words/time-words.js';
import type { FoldedAlert } from './fold-alerts.js';
import type { SummaryLine } from './list-entries.js';

/** Headlines that a closed summary shows. */
const PREVIEWED = 2;

/** Several alerts told in one: closed, the first of them; open, each as a row of its own. `now` in milliseconds. */
export function SummaryRow(props: {
  readonly summary: ApiSummary;
  readonly lines: readonly SummaryLine[];
  readonly now: number;
  readonly row: (alert: FoldedAlert) => ReactNode;
}) {
  const { summary, lines, now, row } = props;
  const more = summary.items.length - PREVIEWED;
  return (
    <li className="sum">
      <details>
        <summary>
          <Icon name="right" flip />
          <h2>{summaryWords(summary)}</h2>
          <time className="s mut nw end" dateTime={summary.at}>
            {dayClock(summary.at, now)}
          </time>
          <span className="s two preview" dir="auto">
            {summary.items
              .slice(0, PREVIEWED)
              .map(({ title }) => title)
              .join(' · ')}
            {more > 0 && ` · and ${more} more`}
          </span>
        </summary>
        <ol className="list alerts">
          {lines.map(({ item, alert }) => (alert ? row(alert) : <MovedOn key={item.alert} item={item} />))}
        </ol>
      </details>
    </li>
  );
}

/** What the summary said of an alert that has moved on since. */
function MovedOn({ item }: { readonly item: ApiSummaryItem }) {
  return (
    <li className="al">
      <div className="gut">
        <PrioritySign level={item.priority} />
      </div>
      <article>
        <h2 dir="auto">
          <Link to={`/threads/${item.thread}`}>{item.title}</Link>
        </h2>
        <p className="s mut foot">
          <KindTag kind={item.kind} version={item.version} />
          There is a later version above.
        </p>
      </article>
    </li>
  );
}
