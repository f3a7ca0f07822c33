import type { Room } from '@app/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRooms } from '../live/use-live.js';
import { useNow } from '../shell/use-now.js';
import type { ApiAlert } from '../api/types.js';
import { AskSheet } from '../push/ask-sheet.js';
import { NotificationsCard } from '../push/notifications-card.js';
import { usePush } from '../push/use-push.js';
import { OwnRules } from '../rules/own-rules.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { Icon } from '../signs/icon.js';
import { count } from '../words/count-words.js';
import { TopicRow } from './topic-row.js';
import { useFollow, useTopics } from './use-topics.js';
import type { Topic } from '../api/types.js';

/** A client may watch so many rooms at once; one is kept for the person's own alerts. */
const MOST_ROOMS = 199;

/** The first page: what one can follow, one's own alerts, and notifications. */
export function TopicsPage() {
  usePageTitle('Topics');
  const { data: topics = [], isPending, error, refetch } = useTopics();
  const [wanted, setWanted] = useState('');
  const [asked, setAsked] = useState<Topic | null>(null);
  const follow = useFollow();
  const push = usePush();
  const latest = useLatest(topics);
  const now = useNow(10_000);
  const shown = topics.filter(({ name, query }) => contains(`${name} ${query}`, wanted));
  return (
    <div className="page">
      <main id="main">
        <h1>Follow the news you need to act on</h1>
        <p className="lede">You hear once about each event, then what changes.</p>
        <div className="search topic-search">
          <Icon name="search" />
          <input
            className="in"
            type="search"
            aria-label="Search topics"
            placeholder={isPending ? 'Search topics' : `Search ${count(topics.length, 'topic')}`}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
        {error && <FailedPart error={error} retry={() => void refetch()} />}
        {isPending && <LoadingRows rows={6} height={96} />}
        <ul className="list topics">
          {shown.map((topic) => (
            <TopicRow
              key={topic.id}
              topic={topic}
              latest={latest.get(topic.id)}
              now={now}
              onFollow={(wish) => {
                follow.mutate({ topic, follow: wish });
                if (wish && push.state.kind === 'ask' && !push.declined) setAsked(topic);
              }}
            />
          ))}
          {!isPending && (
            <li className="topic own">
              <div className="grow">
                <h2>
                  {wanted !== '' && shown.length === 0 ? `No topic holds “${wanted}”` : 'None of these?'}
                </h2>
                <p className="two">
                  Write your own alert. Two words are enough, such as{' '}
                  <span className="mono">Libya ceasefire</span>.
                </p>
              </div>
              <Link
                className="btn"
                to={wanted === '' ? '/write' : `/write?query=${encodeURIComponent(wanted)}`}
              >
                Write an alert
              </Link>
            </li>
          )}
        </ul>
      </main>
      <aside>
        <NotificationsCard />
        <OwnRules />
      </aside>
      <AskSheet topic={asked} close={() => setAsked(null)} />
    </div>
  );
}

const contains = (text: string, wanted: string): boolean =>
  text.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());

/** The newest alert of each topic that came while the page is open. */
function useLatest(topics: readonly Topic[]): ReadonlyMap<string, ApiAlert> {
  const [latest, setLatest] = useState<ReadonlyMap<string, ApiAlert>>(new Map());
  const rooms = topics.slice(0, MOST_ROOMS).map(({ id }): Room => `topic:${id}`);
  useRooms(rooms, {
    alert: (alert) =>
      setLatest((known) => {
        const next = new Map(known);
        for (const { id } of alert.rules) next.set(id, alert);
        return next;
      }),
  });
  return latest;
}
