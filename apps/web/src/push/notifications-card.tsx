import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { usePreferences } from '../account/use-preferences.js';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { WorkButton } from '../shell/form.js';
import { Banner } from '../shell/states.js';
import { count } from '../words/count-words.js';
import { AskGenerally } from './ask-sheet.js';
import { usePush } from './use-push.js';

/** Whether alerts reach this browser, and the one thing to do about it. */
export function NotificationsCard() {
  return (
    <section className="push">
      <h2 className="sech">Notifications</h2>
      <State />
    </section>
  );
}

function State() {
  const push = usePush();
  const [asking, setAsking] = useState(false);
  switch (push.state.kind) {
    case 'looking':
      return <div className="ban looking" aria-hidden="true" />;
    case 'on':
      return <On />;
    case 'ask':
      return (
        <Banner icon="bell" title="Alerts show here while this page is open">
          <p>Turn them on to get them when it is closed.</p>
          <div className="act">
            <WorkButton busy={push.busy} className="sm" onPress={() => setAsking(true)}>
              Turn on alerts
            </WorkButton>
          </div>
          <AskGenerally open={asking} close={() => setAsking(false)} />
        </Banner>
      );
    case 'off':
      return (
        <Banner icon="bell-off" title="Alerts are off in this browser">
          <p>It allows them. They show here while this page is open.</p>
          <div className="act">
            <WorkButton busy={push.busy} className="sm" onPress={push.turnOn}>
              Turn on alerts
            </WorkButton>
          </div>
        </Banner>
      );
    case 'denied':
      return (
        <Banner tone="late" icon="bell-off" title="This browser blocks our alerts">
          <p>
            Open the site settings at the start of the address bar, set Notifications to Allow, then come back
            to this page.
          </p>
        </Banner>
      );
    case 'install-first':
      return (
        <Banner icon="share" title="On iPhone and iPad, install Wirewatch first">
          <p>Tap Share, then “Add to Home Screen”, and open it from there.</p>
        </Banner>
      );
    case 'insecure':
      return (
        <Banner tone="late" icon="warn" title="Alerts need a secure address">
          <p>
            This page came over plain http, where browsers allow no push. Open Wirewatch at its https address.
            Alerts still show here while this page is open.
          </p>
        </Banner>
      );
    case 'unsupported':
      return (
        <Banner icon="info" title="Alerts show here while this page is open">
          <p>This browser has no push. Another one on this device may.</p>
        </Banner>
      );
    case 'failed':
      return (
        <Banner tone="bad" icon="warn" title="Alerts could not be turned on" alert>
          <p>{push.state.reason} Nothing else is lost: they still show on this page.</p>
          <div className="act">
            <WorkButton busy={push.busy} className="sm" onPress={push.turnOn}>
              Try again
            </WorkButton>
          </div>
        </Banner>
      );
  }
}

function On() {
  const push = usePush();
  const test = useMutation({ mutationFn: () => call('testDevices') });
  return (
    <Banner
      tone="good"
      icon="check"
      title={push.ios ? 'Alerts are on for this device' : 'Alerts are on in this browser'}
    >
      <p role="status">{testWords(test)}</p>
      <Night />
      <div className="act">
        <WorkButton busy={test.isPending} className="sm" onPress={() => test.mutate()}>
          Send a test
        </WorkButton>
        <Button className="btn sm ghost" isDisabled={push.busy} onPress={push.turnOff}>
          Turn off
        </Button>
      </div>
    </Banner>
  );
}

/** The night that notifications keep to, and where to choose another. */
function Night() {
  const { data: kept } = usePreferences();
  if (!kept) return null;
  const { quietHours, timeZone } = kept;
  return (
    <p>
      {quietHours
        ? `Quiet from ${quietHours.from} to ${quietHours.to}, ${timeZone.replaceAll('_', ' ')}. `
        : 'They may sound at any hour. '}
      <Link to="/settings">Change it</Link>.
    </p>
  );
}

function testWords(test: {
  readonly error: unknown;
  readonly data: { readonly sent: number; readonly failed: number } | undefined;
}): string {
  if (test.error) return `No test was sent. ${sentenceOf(test.error)}`;
  if (!test.data) return 'They come even when this page is closed.';
  const { sent, failed } = test.data;
  if (sent === 0) return 'The push service refused the test. Turn alerts off and on again.';
  const rest = failed > 0 ? ` ${count(failed, 'other browser')} could not be reached.` : '';
  return `We sent a test. If you saw it, all is well.${rest}`;
}
