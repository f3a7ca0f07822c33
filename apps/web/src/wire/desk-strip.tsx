import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { healthOf, inGroup } from '../feeds/feed-health.js';
import { useFeeds } from '../feeds/use-feeds.js';
import { stripOf } from '../live/connection-words.js';
import { useConnection, useLive } from '../live/use-live.js';
import { useNow } from '../shell/use-now.js';
import { Icon } from '../signs/icon.js';
import { number } from '../words/count-words.js';

/** One line below the bar: the connection where it is lost, else the health of the feeds. */
export function DeskStrip() {
  const now = useNow(1000);
  const { tryNow } = useLive();
  const lost = stripOf(useConnection(), now);
  if (lost === null) return <Health now={now} />;
  return (
    <section className="conn" aria-label="Connection">
      <Icon name="warn" />
      <b role="status">{lost.fact}</b>
      <span className="num">{lost.next}</span>
      <Button className="btn sm end" onPress={tryNow}>
        Try now
      </Button>
    </section>
  );
}

function Health({ now }: { readonly now: number }) {
  const { data: feeds } = useFeeds();
  if (!feeds) return <div className="strip" />;
  const healths = feeds.map((feed) => ({ feed, health: healthOf(feed, now) }));
  const active = healths.filter(({ health }) => health.kind !== 'off');
  const onTime = active.filter(({ health }) => health.kind === 'on-time').length;
  const alarms = healths.filter(({ health }) => inGroup('alarm', health));
  const [alarm] = alarms;
  return (
    <section className="strip" aria-label="Health of the feeds">
      <span className={onTime === active.length ? 'ok_' : ''}>
        <Icon name={onTime === active.length ? 'check' : 'clock'} />
        <b className="num">{number(onTime)}</b> of {number(active.length)} feeds on time
      </span>
      {alarm && (
        <span className="alarm">
          <Icon name="warn" />
          <b role="status">
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
