import { summaryWords } from '@app/contracts';
import { Link } from 'react-router';
import { dayClock } from '../words/time-words.js';
import { useSummaries } from './use-alerts.js';

/** Summaries shown; older ones are in the list, alert by alert. */
const SHOWN = 3;

/** What was told together while the reader was away, the newest first. `now` in milliseconds. */
export function Summaries({ now }: { readonly now: number }) {
  const { data: summaries = [] } = useSummaries();
  if (summaries.length === 0) return null;
  return (
    <section>
      <h2 className="sech">Told together</h2>
      {summaries
        .slice(-SHOWN)
        .toReversed()
        .map((summary) => (
          <details key={summary.id}>
            <summary>
              {summaryWords(summary)} <time dateTime={summary.at}>{dayClock(summary.at, now)}</time>
            </summary>
            <ul>
              {summary.items.map(({ alert, thread, title }) => (
                <li key={alert} dir="auto">
                  <Link to={`/threads/${thread}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}
