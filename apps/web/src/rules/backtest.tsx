import { wireName } from '@app/contracts';
import { langProps } from '../signs/lang.js';
import { useNow } from '../shell/use-now.js';
import { MarkedText } from '../signs/marked-text.js';
import { number, rate } from '../words/count-words.js';
import { calendarDay, day, dayClock, shortClock } from '../words/time-words.js';
import type { Backtest as Numbers } from './use-rule-check.js';

/** What a rule would have sent: numbers, a bar a day, examples. */
export function BacktestNumbers({ test, settled }: { readonly test: Numbers; readonly settled: boolean }) {
  const busiest = Math.max(0, ...test.perDay.map(({ threads }) => threads));
  return (
    <div className={settled ? 'numbers' : 'numbers stale'} aria-busy={!settled}>
      <div className="bt">
        <Figure value={rate(test.threads / test.days)} unit="alerts a day" />
        <Figure value={number(test.threads)} unit={test.threads === 1 ? 'event' : 'events'} />
        <Figure value={number(test.stories)} unit={test.stories === 1 ? 'story' : 'stories'} />
        <Figure value={number(busiest)} unit="on the busiest day" />
      </div>
      <Histogram perDay={test.perDay} />
    </div>
  );
}

/** A number with what it counts. */
export function Figure({ value, unit }: { readonly value: string; readonly unit: string }) {
  return (
    <p>
      <b className="big num">{value}</b>
      <span className="two">{unit}</span>
    </p>
  );
}

type PerDay = Numbers['perDay'];

/** Alerts a day as bars; with `before`, the saved version in grey beside the draft. */
export function Histogram({ perDay, before }: { readonly perDay: PerDay; readonly before?: PerDay }) {
  const most = Math.max(1, ...[...perDay, ...(before ?? [])].map(({ threads }) => threads));
  const peak = perDay.findIndex(({ threads }) => threads === most);
  const first = perDay.at(0);
  const last = perDay.at(-1);
  const now = useNow(60_000);
  if (!first || !last) return null;
  const summary = `Alerts a day, ${calendarDay(first.day, now)} to ${calendarDay(last.day, now)}. Most: ${most} on ${calendarDay(perDay[peak]?.day ?? last.day, now)}`;
  return (
    <>
      <div className={before ? 'hist cmp' : 'hist'} role="img" aria-label={summary}>
        {perDay.map(({ day: date, threads }, place) =>
          before ? (
            <span key={date}>
              <Bar value={before.find((other) => other.day === date)?.threads ?? 0} most={most} off />
              <Bar value={threads} most={most} />
            </span>
          ) : (
            <Bar key={date} value={threads} most={most} label={place === peak && threads > 0} />
          ),
        )}
      </div>
      <div className="axis">
        <span>{calendarDay(first.day, now)}</span>
        {before && (
          <span className="key">
            <i className="a" />
            saved
            <i className="b" />
            this draft
          </span>
        )}
        <span>{calendarDay(last.day, now)}</span>
      </div>
    </>
  );
}

function Bar(props: {
  readonly value: number;
  readonly most: number;
  readonly label?: boolean;
  readonly off?: boolean;
}) {
  // Room is left above the highest for its number.
  const share = (props.value / props.most) * 84;
  return (
    <i
      className={[props.label ? 'hi' : '', props.off ? 'off' : ''].join(' ')}
      data-n={props.value}
      style={{ '--v': share }}
    />
  );
}

/** Stories that the rule would have brought. */
export function Examples({ examples }: { readonly examples: Numbers['examples'] }) {
  const now = useNow(60_000);
  return (
    <ol className="ex">
      {examples.map((story) => (
        <li key={story.id}>
          <time className="num mut s nw" dateTime={story.fetched} title={dayClock(story.fetched, now)}>
            {day(story.fetched, now)}
            <br />
            {shortClock(story.fetched)}
          </time>
          <div>
            <p className="s b" dir="auto">
              {story.wires.length > 0 ? story.wires.map(wireName).join(', ') : story.source}
            </p>
            <p {...langProps(story.language)}>
              <MarkedText text={story.title} spans={story.marks?.title} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
