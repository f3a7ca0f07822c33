import { clock } from '../words/time-words.js';
import { signOf } from './connection-words.js';
import { useConnection } from './use-live.js';
import { useNow } from '../shell/use-now.js';

/** "Live 12:04:11" in the bar: the clock runs while the connection holds and stands while it does not. */
export function ConnectionSign() {
  const connection = useConnection();
  const { word, live } = signOf(connection);
  return (
    <span className={live ? 'live' : 'live off'}>
      <span role="status">{word}</span>
      {live ? <RunningClock /> : 'lostAt' in connection && <time>{clock(connection.lostAt)}</time>}
    </span>
  );
}

function RunningClock() {
  return <time>{clock(useNow(1000))}</time>;
}
