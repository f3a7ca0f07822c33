import { useMutation } from '@tanstack/react-query';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Link } from 'react-router';
import { call } from '../api/call.js';
import { NotificationsCard } from '../push/notifications-card.js';
import { OwnRules } from '../rules/own-rules.js';
import { usePageTitle } from '../shell/page-title.js';
import { forgetTab } from '../shell/remembered.js';
import { chooseTheme, useTheme } from '../shell/theme.js';
import type { Theme } from '../shell/theme.js';
import { Disturbance } from './disturbance.js';
import { FeedAlarms } from './feed-alarms.js';
import { hasRole, useSession, useSessionChange } from './use-session.js';

/** Notifications, when and how often they may come, look, account. */
export function SettingsPage() {
  usePageTitle('Settings');
  const { data: person } = useSession();
  return (
    <div className="page">
      <main id="main">
        <h1>Settings</h1>
        <p className="lede">
          {person?.email ? (
            <>
              You are <bdi>{person.email}</bdi>.
            </>
          ) : (
            'Kept on this browser. With an account they are kept on every device.'
          )}
        </p>
        <div className="sec">
          <NotificationsCard />
        </div>
        <Disturbance />
        {hasRole(person, 'staff') && <FeedAlarms />}
        <Account />
      </main>
      <aside>
        <Look />
        <OwnRules />
      </aside>
    </div>
  );
}

function Look() {
  const theme = useTheme();
  return (
    <section>
      <h2 className="sech">Look</h2>
      <ToggleButtonGroup
        className="seg after-head"
        aria-label="Theme"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => chooseTheme([...keys][0] as Theme)}
      >
        <ToggleButton id="system">System</ToggleButton>
        <ToggleButton id="light">Light</ToggleButton>
        <ToggleButton id="dark">Dark</ToggleButton>
      </ToggleButtonGroup>
    </section>
  );
}

function Account() {
  const { data: person } = useSession();
  const changed = useSessionChange();
  const signOut = useMutation({
    mutationFn: () => call('signOut'),
    onSuccess: () => {
      forgetTab();
      return changed();
    },
  });
  return (
    <section className="sec">
      <h2 className="sech">Account</h2>
      <div className="hs w after-head">
        {hasRole(person, 'staff') && (
          <Link className="btn" to="/newsroom">
            Newsroom
          </Link>
        )}
        {person?.email ? (
          <Button className="btn" isDisabled={signOut.isPending} onPress={() => signOut.mutate()}>
            Sign out
          </Button>
        ) : (
          <>
            <Link className="btn" to="/sign-in">
              Sign in
            </Link>
            <Link className="btn" to="/sign-up">
              Make an account
            </Link>
          </>
        )}
      </div>
    </section>
  );
}
