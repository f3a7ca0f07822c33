import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { call } from '../api/call.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { day as dayWords } from '../words/time-words.js';
import { barsOf, CHART, chartWords } from './days-chart.js';
import type { Bar, FeedDay } from './days-chart.js';

/** What the last days brought of a feed: drawn, in a sentence, and as a table. `now` in milliseconds. */
export function FeedDays({ id, now }: { readonly id: string; readonly now: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['feed-days', id],
    queryFn: async ({ signal }) => (await call('listFeedDays', { params: { id }, signal })).items,
  });
  if (error) return <FailedPart error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={4} height={33} />;
  return (
    <>
      <Chart days={data} now={now} />
      <details className="days">
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Day (UTC)</th>
              <th scope="col" className="r">
                Stories
              </th>
              <th scope="col" className="r">
                Checks
              </th>
              <th scope="col" className="r">
                Failed
              </th>
            </tr>
          </thead>
          <tbody>
            {data.toReversed().map(({ day, stories, polls, failures }) => (
              <tr key={day}>
                <th scope="row" className="num">
                  {day}
                </th>
                <td className="r num">{stories}</td>
                <td className="r num">{polls}</td>
                <td className="r num">{failures}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Chart({ days, now }: { readonly days: readonly FeedDay[]; readonly now: number }) {
  const id = useId();
  const { width, stories, gap, failures } = CHART;
  const bottom = stories + gap + failures;
  return (
    <figure className="days">
      <svg viewBox={`0 0 ${width} ${bottom + 1}`} role="img" aria-labelledby={`${id}-title ${id}-words`}>
        <title id={`${id}-title`}>Stories and failed checks by the day</title>
        <line className="base" x1="0" x2={width} y1={stories} y2={stories} />
        <line className="base" x1="0" x2={width} y1={bottom} y2={bottom} />
        <Bars of="stories" bars={barsOf(days, 'stories', stories, stories)} />
        <Bars of="failures" bars={barsOf(days, 'failures', bottom, failures)} />
      </svg>
      <div className="hs s mut ends">
        <span>{days[0] && dayWords(days[0].day, now)}</span>
        <span className="key">
          <i className="stories" /> stories <i className="failures" /> failed checks
        </span>
        <span>today</span>
      </div>
      <figcaption id={`${id}-words`} className="two">
        {chartWords(days)}
      </figcaption>
    </figure>
  );
}

function Bars({ of, bars }: { readonly of: 'stories' | 'failures'; readonly bars: readonly Bar[] }) {
  return (
    <g className={of}>
      {bars.map(({ day, ...box }) => (
        <rect key={day} {...box} />
      ))}
    </g>
  );
}
