import { Button } from 'react-aria-components';
import { Icon } from '../signs/icon.js';
import { dayClock } from '../words/time-words.js';
import { snoozedUntil, useFollowed, useSnooze } from './use-snoozes.js';

/** That a rule is snoozed, until when, and the way to wake it; nothing where it is awake. `now` in milliseconds. */
export function SnoozedUntil(props: {
  readonly ruleId: string;
  readonly name: string;
  readonly now: number;
}) {
  const { ruleId, name, now } = props;
  const snooze = useSnooze();
  const until = snoozedUntil(useFollowed(), ruleId, now);
  if (until === null) return null;
  return (
    <p className="s hs snoozed">
      <Icon name="bell-off" />
      <span>
        Snoozed until <time dateTime={until}>{dayClock(until, now)}</time>
      </span>
      <Button
        className="btn sm"
        aria-label={`Wake ${name}`}
        onPress={() => snooze({ ruleId, name, until: null })}
      >
        Wake
      </Button>
    </p>
  );
}
