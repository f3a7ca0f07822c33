import type { Person } from '@app/contracts';
import { Button } from 'react-aria-components';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { hasRole, useSession } from '../account/use-session.js';
import { useUnreadCount } from '../alerts/use-alerts.js';
import { useAlarmNotices } from '../feeds/use-alarm-notices.js';
import { ConnectionSign } from '../live/connection-sign.js';
import { Icon } from '../signs/icon.js';
import type { IconName } from '../signs/icon.js';
import { Notices } from './notices.js';
import { chooseTheme, oppositeTheme } from './theme.js';

interface Place {
  readonly to: string;
  readonly name: string;
  /** In the bottom bar, where there is room for one word. */
  readonly short: string;
  readonly icon: IconName;
}
const TOPICS: Place = { to: '/', name: 'Topics', short: 'Topics', icon: 'list' };
const ALERTS: Place = { to: '/alerts', name: 'Alerts', short: 'Alerts', icon: 'bell' };
const WRITE: Place = { to: '/write', name: 'Write an alert', short: 'Write', icon: 'pen' };
const SETTINGS: Place = { to: '/settings', name: 'Settings', short: 'Settings', icon: 'sliders' };
const WIRE: Place = { to: '/newsroom', name: 'Wire', short: 'Wire', icon: 'feed' };
const RULES: Place = { to: '/admin/rules', name: 'Rules', short: 'Rules', icon: 'pen' };
const FEEDS: Place = { to: '/admin/feeds', name: 'Feeds', short: 'Feeds', icon: 'sliders' };

const TAGS: Place = { to: '/admin/tags', name: 'Tags', short: 'Tags', icon: 'list' };

/** The bar, the page and the notices; staff pages have a tighter bar and their own bottom bar. */
export function Frame() {
  const { data: person } = useSession();
  const { pathname } = useLocation();
  useAlarmNotices(hasRole(person, 'staff'));
  const desk = pathname.startsWith('/newsroom') || pathname.startsWith('/admin');
  return (
    <div className={desk ? 'frame desk' : 'frame'}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className={desk ? 'bar tight' : 'bar'}>
        <Link className="brand" to={desk ? '/newsroom' : '/'}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M2 13h3l2.5-8 4 11 2.5-7 1 4h3" />
          </svg>
          Wirewatch
        </Link>
        <nav className="nav" aria-label="Main">
          {placesInBar(person).map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
        </nav>
        <span className="end hs">
          {(desk || pathname === '/alerts') && <ConnectionSign />}
          <Button
            className="ib theme"
            aria-label="Light or dark theme"
            onPress={() => chooseTheme(oppositeTheme())}
          >
            <Icon name="moon" />
          </Button>
        </span>
      </header>
      <Outlet />
      <nav className="tabs" aria-label="Main, at the bottom">
        {(desk ? [WIRE, RULES, FEEDS, ALERTS] : [TOPICS, ALERTS, WRITE, SETTINGS]).map((place) => (
          <PlaceLink key={place.to} place={place} tab />
        ))}
      </nav>
      <Notices />
    </div>
  );
}

function placesInBar(person: Person | null | undefined): readonly Place[] {
  const own = [TOPICS, ALERTS, WRITE, SETTINGS];
  if (hasRole(person, 'admin')) return [WIRE, RULES, FEEDS, TAGS, ...own];
  return hasRole(person, 'staff') ? [WIRE, ...own] : own;
}

function PlaceLink({ place, tab = false }: { readonly place: Place; readonly tab?: boolean }) {
  return (
    <NavLink to={place.to} end={place.to === '/'}>
      {tab && <Icon name={place.icon} large />}
      {tab ? place.short : place.name}
      {place === ALERTS && <UnreadCount />}
    </NavLink>
  );
}

function UnreadCount() {
  const unread = useUnreadCount();
  if (unread === 0) return null;
  return (
    <span className="cnt">
      {unread > 99 ? '99+' : unread}
      <span className="sr"> unread</span>
    </span>
  );
}
