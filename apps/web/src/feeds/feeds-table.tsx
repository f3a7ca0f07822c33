import { wireName } from '@app/contracts';
import {
  Button,
  Cell,
  Column,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Row,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import type { ApiFeed } from '../api/types.js';
import { Icon } from '../signs/icon.js';
import type { IconName } from '../signs/icon.js';
import { rate } from '../words/count-words.js';
import { clock, dayClock } from '../words/time-words.js';
import { folderPath } from './feed-folders.js';
import { healthOf, nextCheckWords } from './feed-health.js';
import type { FeedHealth } from './feed-health.js';

const SIGNS: Readonly<Record<FeedHealth['kind'], { readonly icon: IconName; readonly look: string }>> = {
  'on-time': { icon: 'check', look: 'st-ok' },
  late: { icon: 'clock', look: 'st-late' },
  silent: { icon: 'warn', look: 'st-bad' },
  burst: { icon: 'warn', look: 'st-late' },
  flashes: { icon: 'warn', look: 'st-late' },
  failing: { icon: 'warn', look: 'st-bad' },
  dead: { icon: 'warn', look: 'st-bad' },
  off: { icon: 'ban', look: 'st-off' },
  new: { icon: 'clock', look: 'st-off' },
};

/** What can be done with a feed. */
export type FeedDeed = 'history' | 'check' | 'edit' | 'merge' | 'pause' | 'resume' | 'remove';

/** The feeds with their health, the next check and why. `now` in milliseconds. */
export function FeedsTable(props: {
  readonly feeds: readonly ApiFeed[];
  readonly now: number;
  /** Sentences below a feed: what its last "check now" brought. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly checking: ReadonlySet<string>;
  readonly editable: boolean;
  readonly onDeed: (deed: FeedDeed, feed: ApiFeed) => void;
}) {
  const { now } = props;
  return (
    <Table aria-label="Feeds" className="feeds">
      <TableHeader>
        <Column>Health</Column>
        <Column isRowHeader>Feed</Column>
        <Column className="o2">Wire</Column>
        <Column className="r o2">A day</Column>
        <Column className="o2">Last story</Column>
        <Column>Next check, and why</Column>
        <Column className="r">
          <span className="sr">What to do</span>
        </Column>
      </TableHeader>
      <TableBody
        items={props.feeds}
        dependencies={[props.now, props.outcomes, props.checking, props.editable]}
        renderEmptyState={() => <p className="two empty">No feed here.</p>}
      >
        {(feed) => {
          const health = healthOf(feed, now);
          const { icon, look } = SIGNS[health.kind];
          const outcome = props.outcomes.get(feed.id);
          return (
            <Row id={feed.id} className={health.kind === 'off' ? 'off' : ''}>
              <Cell>
                <span className={`${look} nw`} title={health.word}>
                  <Icon name={icon} /> <b>{health.word}</b>
                </span>
              </Cell>
              <Cell className="nm">
                <Button className="lnk" onPress={() => props.onDeed('history', feed)}>
                  <b dir="auto">{feed.title || feed.name}</b>
                </Button>{' '}
                <span className="mono mut">{feed.name}</span>
                {feed.folder.length > 0 && <span className="mut s why">{folderPath(feed.folder)}</span>}
                {feed.stateMedia && <span className="tag k-plain">State media</span>}
              </Cell>
              <Cell className="o2">
                <bdi>{feed.wire === null ? '–' : wireName(feed.wire)}</bdi>
              </Cell>
              <Cell className="r num o2">{rate(feed.itemsPerDay)}</Cell>
              <Cell className="num o2 nw">{lastStory(feed, now)}</Cell>
              <Cell>
                <span className="num nw">
                  {props.checking.has(feed.id) ? 'checking' : nextCheckWords(feed, now)}
                </span>
                <span className="mut s why" role="status">
                  {outcome ?? health.why}
                </span>
                {feed.fullTextProblem && (
                  <span className="mut s why">Without articles: {feed.fullTextProblem}</span>
                )}
              </Cell>
              <Cell className="r">
                {props.editable && <Deeds feed={feed} onDeed={(deed) => props.onDeed(deed, feed)} />}
              </Cell>
            </Row>
          );
        }}
      </TableBody>
    </Table>
  );
}

function lastStory({ lastNewItem }: ApiFeed, now: number): string {
  if (lastNewItem === null) return 'none yet';
  const today = new Date(lastNewItem).toDateString() === new Date(now).toDateString();
  return today ? clock(lastNewItem) : dayClock(lastNewItem, now);
}

function Deeds({ feed, onDeed }: { readonly feed: ApiFeed; readonly onDeed: (deed: FeedDeed) => void }) {
  const rest = feed.state === 'paused' ? 'resume' : 'pause';
  return (
    <MenuTrigger>
      <Button className="ib" aria-label={`What to do with ${feed.title || feed.name}`}>
        <Icon name="dots" />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu onAction={(key) => onDeed(key as FeedDeed)}>
          <MenuItem id="check" className="opt">
            Check now
          </MenuItem>
          <MenuItem id="edit" className="opt">
            Change
          </MenuItem>
          <MenuItem id={rest} className="opt">
            {rest === 'pause' ? 'Pause' : 'Resume'}
          </MenuItem>
          <MenuItem id="merge" className="opt">
            Merge into another
          </MenuItem>
          <MenuItem id="remove" className="opt">
            Delete
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
