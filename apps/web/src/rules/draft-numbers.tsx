import { number, rate } from '../words/count-words.js';
import { Figure, Histogram } from './backtest.js';
import type { Backtest } from './use-rule-check.js';

/** The draft's numbers; with the saved version's, what changes. */
export function DraftNumbers(props: {
  readonly draft: Backtest;
  readonly saved: Backtest | null;
  readonly settled: boolean;
}) {
  const { draft, saved } = props;
  return (
    <div className={props.settled ? 'numbers' : 'numbers stale'} aria-busy={!props.settled}>
      <div className="bt">
        <Figure value={change(saved && perDay(saved), perDay(draft), rate)} unit="alerts a day" />
        <Figure value={change(saved?.threads, draft.threads, number)} unit="events" />
        <Figure value={change(saved?.stories, draft.stories, number)} unit="stories" />
      </div>
      <Histogram perDay={draft.perDay} {...(saved ? { before: saved.perDay } : {})} />
    </div>
  );
}

const perDay = ({ threads, days }: Backtest): number => threads / days;

function change(before: number | null | undefined, after: number, words: (n: number) => string): string {
  return before === null || before === undefined || before === after
    ? words(after)
    : `${words(before)} → ${words(after)}`;
}
