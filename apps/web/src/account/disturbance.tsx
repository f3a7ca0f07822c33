import { USUAL_QUIET_HOURS } from '@app/contracts';
import { useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { ApiPreferences } from '../api/types.js';
import { sentenceOf } from '../api/field-errors.js';
import { Field, FormFault } from '../shell/form.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { useNow } from '../shell/use-now.js';
import { dayClock } from '../words/time-words.js';
import { clockOf, digestText, PAUSES, pauseEnd, readBudget, readDigests } from './preference-words.js';
import { TimeZoneChoice } from './time-zone-choice.js';
import { usePreferenceChange, usePreferences } from './use-preferences.js';

/** What a new budget begins with; the usual one. */
const USUAL_BUDGET = 12;

interface Part {
  readonly kept: ApiPreferences;
  readonly keep: (choice: Partial<ApiPreferences>) => void;
}

/** When and how often this person may be disturbed; each choice is kept at once. */
export function Disturbance() {
  const { data: kept, error, refetch } = usePreferences();
  const change = usePreferenceChange();
  if (error) return <FailedPart error={error} retry={() => void refetch()} />;
  if (!kept) return <LoadingRows rows={4} height={120} />;
  const part: Part = { kept, keep: (choice) => change.mutate(choice) };
  return (
    <>
      <Pause {...part} />
      <QuietHours {...part} />
      <Budget {...part} />
      <p className="s mut kept" role="status">
        {change.isSuccess ? 'Saved. It counts from the next alert on.' : '\u00a0'}
      </p>
      <FormFault
        sentence={change.error ? `Not saved, it is as before. ${sentenceOf(change.error)}` : undefined}
      />
    </>
  );
}

function Pause({ kept, keep }: Part) {
  const now = useNow(30_000);
  const until = kept.pausedUntil !== null && Date.parse(kept.pausedUntil) > now ? kept.pausedUntil : null;
  return (
    <section className="sec">
      <h2 className="sech">Pause everything</h2>
      <p className="s two after-head">
        {until === null ? (
          'Nothing sounds, no flash either. What is new comes as one summary at the end; what is taken back still comes at once, silent.'
        ) : (
          <>
            <b>
              Paused until <time dateTime={until}>{dayClock(until, now)}</time>.
            </b>{' '}
            What is new comes as one summary then.
          </>
        )}
      </p>
      <div className="hs w pauses">
        {until !== null && (
          <Button className="btn" onPress={() => keep({ pausedUntil: null })}>
            End the pause
          </Button>
        )}
        {until === null &&
          PAUSES.map(([pause, words]) => (
            <Button
              key={pause}
              className="btn"
              onPress={() => keep({ pausedUntil: pauseEnd(pause, new Date(), clockOf(kept)) })}
            >
              {words}
            </Button>
          ))}
      </div>
    </section>
  );
}

function QuietHours({ kept, keep }: Part) {
  const { quietHours, flashAtNight, timeZone } = kept;
  return (
    <section className="sec">
      <h2 className="sech">Quiet hours</h2>
      <Switch
        className="switch"
        isSelected={quietHours !== null}
        onChange={(on) => keep({ quietHours: on ? USUAL_QUIET_HOURS : null })}
      >
        <span className="sw" />
        Keep the night quiet
      </Switch>
      <div className="frow">
        <Field
          label="From"
          type="time"
          className="num"
          disabled={quietHours === null}
          value={quietHours?.from ?? USUAL_QUIET_HOURS.from}
          onChange={({ target }) => {
            if (quietHours && target.value !== '') {
              keep({ quietHours: { ...quietHours, from: target.value } });
            }
          }}
        />
        <Field
          label="To"
          type="time"
          className="num"
          disabled={quietHours === null}
          value={quietHours?.to ?? USUAL_QUIET_HOURS.to}
          onChange={({ target }) => {
            if (quietHours && target.value !== '') keep({ quietHours: { ...quietHours, to: target.value } });
          }}
        />
        <TimeZoneChoice value={timeZone} onChange={(zone) => keep({ timeZone: zone })} />
      </div>
      <p className="s mut">
        Alerts of these hours wait and come as one summary when they end. The log on the page has them at
        once.
      </p>
      <Switch
        className="switch"
        isSelected={flashAtNight}
        isDisabled={quietHours === null}
        onChange={(on) => keep({ flashAtNight: on })}
      >
        <span className="sw" />A flash may wake me
      </Switch>
      <p className="s mut">
        A flash is the rarest alert, one or two a year from a wire. A kill of a flash or bulletin that you
        were told always sounds.
      </p>
    </section>
  );
}

function Budget({ kept, keep }: Part) {
  const { budgetPerDay, digestAt } = kept;
  const [typedBudget, setTypedBudget] = useState<string | null>(null);
  const [typedDigests, setTypedDigests] = useState<string | null>(null);
  const budget = typedBudget === null ? budgetPerDay : readBudget(typedBudget);
  const digests = typedDigests === null ? digestAt : readDigests(typedDigests);
  const keepBudget = (): void => {
    if (typeof budget !== 'number') return;
    if (budget !== budgetPerDay) keep({ budgetPerDay: budget });
    setTypedBudget(null);
  };
  const keepDigests = (): void => {
    if (digests === null) return;
    if (digestText(digests) !== digestText(digestAt)) keep({ digestAt: digests });
    setTypedDigests(null);
  };
  return (
    <section className="sec">
      <h2 className="sech">Budget a day</h2>
      <Switch
        className="switch"
        isSelected={budgetPerDay !== null}
        onChange={(on) => {
          setTypedBudget(null);
          keep({ budgetPerDay: on ? USUAL_BUDGET : null });
        }}
      >
        <span className="sw" />
        Limit how many new alerts come by themselves
      </Switch>
      <div className="frow">
        <Field
          label="Alerts a day"
          inputMode="numeric"
          className="num"
          autoComplete="off"
          disabled={budgetPerDay === null}
          value={typedBudget ?? String(budgetPerDay ?? USUAL_BUDGET)}
          onChange={({ target }) => setTypedBudget(target.value)}
          onBlur={keepBudget}
          onKeyDown={({ key }) => key === 'Enter' && keepBudget()}
          error={budget === undefined ? 'A whole number from 1 to 1,000.' : undefined}
        />
        <Field
          label="Digests at"
          className="num"
          autoComplete="off"
          placeholder="18:00"
          value={typedDigests ?? digestText(digestAt)}
          onChange={({ target }) => setTypedDigests(target.value)}
          onBlur={keepDigests}
          onKeyDown={({ key }) => key === 'Enter' && keepDigests()}
          error={digests === null ? 'Up to six times such as 08:00, 18:00.' : undefined}
        />
      </div>
      <p className="s mut">
        What is over the limit comes as one silent digest at the next of these times, at 18:00 where there is
        none. Flash, bulletin, updates and corrections never count.
      </p>
    </section>
  );
}
