import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { healthOf, inGroup } from '../feeds/feed-health.js';
import { useFeeds } from '../feeds/use-feeds.js';
import { stripOf } from '../live/connection-words.js';
import { useConnection, useLive } from '../live/use-live.js';
import { useNow } from '../shell/use-now.js';
import { Icon } from '../signs/icon.js';
import { KindTag } from '../signs/kind-tag.js';
import { count, number } from '../words/count-words.js';
import type { Question } from './use-questions.js';

/**
 * One line below the bar, always there and always as high, so that nothing below it moves: what the desk is asked,
 * then the connection where it is lost, else the health of the feeds.
 * @param questions the open questions, oldest first
 */
export function DeskStrip(props: { readonly questions: readonly Question[]; readonly onAsk: () => void }) {
  const { questions, onAsk } = props;
  const now = useNow(1000);
  const lost = stripOf(useConnection(), now);
  const [first] = questions;
  const newest = questions.at(-1);
  return (
    <div className={lost ? 'strip lost' : 'strip'}>
      <p className="sr" role="alert">
        {newest && `Which story does this notice mean? ${newest.notice.title}`}
      </p>
      {first && <Asked first={first} all={questions.length} onPress={onAsk} />}
      {lost ? <Lost {...lost} /> : <Health now={now} />}
    </div>
  );
}

/** That the desk is asked, all of it one button. */
function Asked(props: { readonly first: Question; readonly all: number; readonly onPress: () => void }) {
  const { first, all, onPress } = props;
  return (
    <Button className="ask" onPress={onPress}>
      <Icon name="warn" />
      <b className="num">
        {count(all, 'question')}
        <span className="wider"> to the desk</span>
      </b>
      <span className="wider">
        <KindTag kind={first.kind} version={1} desk />
      </span>
      <span className="cut" dir="auto">
        {first.notice.title}
      </span>
      <span className="btn sm end">
        Answer
        <kbd aria-hidden="true">Q</kbd>
      </span>
    </Button>
  );
}

function Lost({ fact, next }: { readonly fact: string; readonly next: string }) {
  const { tryNow } = useLive();
  return (
    <section className="conn" aria-label="Connection">
      <Icon name="warn" />
      <b role="status" className="cut">
        {fact}
      </b>
      <span className="num cut">{next}</span>
      <Button className="btn sm end" onPress={tryNow}>
        Try now
      </Button>
    </section>
  );
}

function Health({ now }: { readonly now: number }) {
  const { data: feeds } = useFeeds();
  if (!feeds) return null;
  const healths = feeds.map((feed) => ({ feed, health: healthOf(feed, now) }));
  const active = healths.filter(({ health }) => health.kind !== 'off');
  const onTime = active.filter(({ health }) => health.kind === 'on-time').length;
  const alarms = healths.filter(({ health }) => inGroup('alarm', health));
  const [alarm] = alarms;
  return (
    <section className="health" aria-label="Health of the feeds">
      <span className={onTime === active.length ? 'ok_' : ''}>
        <Icon name={onTime === active.length ? 'check' : 'clock'} />
        <span>
          <b className="num">{number(onTime)}</b> of {number(active.length)} feeds on time
        </span>
      </span>
      {alarm && (
        <span className="alarm">
          <Icon name="warn" />
          <b role="status" className="cut">
            {alarm.feed.title || alarm.feed.name}: {alarm.health.word.toLowerCase()}
          </b>
          <span className="why cut">{alarm.health.why}</span>
          <Link className="btn sm" to="/admin/feeds">
            {alarms.length > 1 ? `All ${alarms.length} alarms` : 'Feeds'}
          </Link>
        </span>
      )}
    </section>
  );
}
