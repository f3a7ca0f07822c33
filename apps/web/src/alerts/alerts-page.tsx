import { Fragment, useEffect, useMemo, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Link } from 'react-router';
import { useSession } from '../account/use-session.js';
import type { ApiAlert, ApiSummary } from '../api/types.js';
import { useConnection } from '../live/use-live.js';
import { useNow } from '../shell/use-now.js';
import { NotificationsCard } from '../push/notifications-card.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { usePageTitle } from '../shell/page-title.js';
import { useTopics } from '../topics/use-topics.js';
import { count, howOften } from '../words/count-words.js';
import { dayClock, shortClock } from '../words/time-words.js';
import { AlertRow } from './alert-row.js';
import { absence, awayPlace } from './away.js';
import { foldAlerts, versionKey } from './fold-alerts.js';
import type { FoldedAlert } from './fold-alerts.js';
import { listEntries, singleEntries, toldTogether } from './list-entries.js';
import { getSeen, noteSeen, unreadThreads } from './seen.js';
import { SummaryRow } from './summary-row.js';
import { useAlertLog } from './use-alerts.js';
import { useMutes } from './use-mutes.js';
import { useSummaries } from './use-summaries.js';

type Filter = 'all' | 'unread' | 'corrected';
/** How long before "last seen" is written again, milliseconds. */
const NOTE_EVERY_MS = 30_000;
const NONE: readonly ApiAlert[] = [];
const NO_SUMMARIES: readonly ApiSummary[] = [];

/** My alerts, the one that moved last on top. */
export function AlertsPage() {
  usePageTitle('Alerts');
  const { data: person, isPending: unknownPerson } = useSession();
  const { data: log = NONE, isLoading, error, refetch } = useAlertLog();
  const { data: summaries = NO_SUMMARIES } = useSummaries();
  const mutes = useMutes();
  const [opened, setOpened] = useState(getSeen);
  const [away] = useState(() => absence(opened.at, Date.now()));
  const [filter, setFilter] = useState<Filter>('all');
  const now = useNow(NOTE_EVERY_MS);
  const last = log.at(-1)?.cursor ?? null;

  useEffect(() => {
    const note = (): void => {
      if (document.visibilityState === 'visible') noteSeen(last, Date.now());
    };
    note();
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, [last, now]);

  const alerts = useMemo(() => foldAlerts(log), [log]);
  const unread = useMemo(() => unreadThreads(log, opened.cursor), [log, opened.cursor]);
  const corrected = useMemo(() => alerts.filter(isCorrected), [alerts]);
  const shown = useMemo(() => {
    if (filter === 'all') return alerts;
    return filter === 'unread' ? alerts.filter(({ thread }) => unread.has(thread)) : corrected;
  }, [filter, alerts, unread, corrected]);
  // Filtered, each row stands by itself.
  const entries = useMemo(
    () => (filter === 'all' ? listEntries(alerts, summaries) : singleEntries(shown)),
    [filter, alerts, summaries, shown],
  );
  const together = useMemo(() => toldTogether(summaries), [summaries]);
  const place = filter === 'all' ? awayPlace(entries, away) : null;
  const row = (alert: FoldedAlert) => (
    <AlertRow
      key={alert.thread}
      alert={alert}
      unread={unread.has(alert.thread)}
      muted={mutes.has(alert.thread)}
      together={together.has(versionKey(alert.latest))}
      now={now}
    />
  );
  return (
    <div className="page">
      <main id="main">
        <div className="hs">
          <h1>Alerts</h1>
          <Button
            className="btn sm ghost end"
            isDisabled={unread.size === 0}
            onPress={() => setOpened({ cursor: last, at: opened.at })}
          >
            Mark all read
          </Button>
        </div>
        <Lede />
        <ToggleButtonGroup
          className="seg"
          aria-label="Filter"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[filter]}
          onSelectionChange={(keys) => setFilter([...keys][0] as Filter)}
        >
          <ToggleButton id="all">All</ToggleButton>
          <ToggleButton id="unread">
            Unread <span className="num">{unread.size}</span>
          </ToggleButton>
          <ToggleButton id="corrected">
            Corrected <span className="num">{corrected.length}</span>
          </ToggleButton>
        </ToggleButtonGroup>
        {error && <FailedPart error={error} retry={() => void refetch()} />}
        {(isLoading || unknownPerson) && <LoadingRows rows={5} height={96} />}
        {!isLoading && !unknownPerson && !error && alerts.length === 0 && <NothingYet known={!!person} />}
        {alerts.length > 0 && shown.length === 0 && (
          <p className="two empty">
            {filter === 'unread'
              ? 'You have read them all.'
              : 'No alert of yours was corrected or withdrawn.'}
          </p>
        )}
        <ol className="list alerts">
          {entries.map((entry, index) => (
            <Fragment key={entry.id}>
              {away && place?.index === index && <AwayDivider {...away} count={place.count} now={now} />}
              {entry.kind === 'alert' ? (
                row(entry.alert)
              ) : (
                <SummaryRow summary={entry.summary} lines={entry.lines} now={now} row={row} />
              )}
            </Fragment>
          ))}
        </ol>
      </main>
      <aside>
        <NotificationsCard />
        <p className="s mut">
          Missed a story? <Link to="/why">See why you did not get it</Link>.
        </p>
        <Following />
      </aside>
    </div>
  );
}

const isCorrected = ({ versions }: FoldedAlert): boolean =>
  versions.some(({ kind }) => kind === 'correction' || kind === 'kill');

/** One line below the title, always there: what the list does, or that it stands still. */
function Lede() {
  const connection = useConnection();
  const lost = connection.kind === 'offline' || connection.kind === 'reconnecting';
  return (
    <p className="lede" role="status">
      {lost
        ? `No connection since ${shortClock(connection.lostAt)}. Anything you miss will come when it is back.`
        : 'Once about each event, then what changes. New ones appear as they come.'}
    </p>
  );
}

function AwayDivider(props: {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly now: number;
}) {
  return (
    <li className="away">
      <span>
        While you were away, {dayClock(props.from, props.now)} to {dayClock(props.to, props.now)}
      </span>
      <span className="mut">{count(props.count, 'alert')}</span>
    </li>
  );
}

function NothingYet({ known }: { readonly known: boolean }) {
  const { data: topics = [] } = useTopics();
  const busiest = topics
    .filter(({ following }) => following)
    .sort((a, b) => b.alertsLastWeek - a.alertsLastWeek)[0];
  if (!known || !busiest) {
    return (
      <p className="two empty">
        No alerts so far. You follow nothing yet: <Link to="/">choose a topic</Link> or{' '}
        <Link to="/write">write an alert</Link>.
      </p>
    );
  }
  return (
    <p className="two empty">
      No alerts so far. “<bdi>{busiest.name}</bdi>”{' '}
      {busiest.alertsLastWeek > 0
        ? `usually brings ${howOften(busiest.alertsLastWeek)}.`
        : 'was quiet this week.'}{' '}
      We tell you the moment the first one comes.
    </p>
  );
}

function Following() {
  const { data: topics = [] } = useTopics();
  const followed = topics.filter(({ following }) => following);
  return (
    <section>
      <h2 className="sech">You follow</h2>
      {followed.length === 0 ? (
        <p className="two after-head">
          Nothing yet. <Link to="/">Choose a topic</Link>.
        </p>
      ) : (
        <ul className="fol">
          {followed.map(({ id, name, alertsLastWeek }) => (
            <li key={id}>
              <span className="cut" dir="auto">
                {name}
              </span>
              <span className="num mut">{howOften(alertsLastWeek)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
