import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { hasRole, useSession } from '../account/use-session.js';
import { Link } from 'react-router';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import type { ApiFeed } from '../api/types.js';
import { useRooms } from '../live/use-live.js';
import { useNow } from '../shell/use-now.js';
import { notifyFailure } from '../shell/notices.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { usePageTitle } from '../shell/page-title.js';
import { Icon } from '../signs/icon.js';
import { count } from '../words/count-words.js';
import { AddFeed } from './add-feed.js';
import { EditFeed, RemoveFeed } from './edit-feed.js';
import { allFolders, isInFolder } from './feed-folders.js';
import { FeedLists } from './feed-lists.js';
import { FeedSheet } from './feed-sheet.js';
import { MergeFeed } from './merge-feed.js';
import { healthOf, inGroup } from './feed-health.js';
import type { HealthGroup } from './feed-health.js';
import { FeedsTable } from './feeds-table.js';
import type { FeedDeed } from './feeds-table.js';
import { pollWords } from './poll-words.js';
import { useFeedNews, useFeeds } from './use-feeds.js';

const GROUPS: readonly { readonly group: HealthGroup; readonly word: string }[] = [
  { group: 'all', word: 'All' },
  { group: 'alarm', word: 'Alarm' },
  { group: 'late', word: 'Late' },
  { group: 'off', word: 'Off' },
];

/** All feeds with their health; admins add, change, check, pause and delete them. */
export function FeedsPage() {
  usePageTitle('Feeds');
  const { data: person } = useSession();
  const { data: feeds = [], isPending, error, refetch } = useFeeds();
  const [wanted, setWanted] = useState('');
  const [group, setGroup] = useState<HealthGroup>('all');
  const [edited, setEdited] = useState<ApiFeed | null>(null);
  const [leaving, setLeaving] = useState<ApiFeed | null>(null);
  const [merging, setMerging] = useState<ApiFeed | null>(null);
  const [lookedAt, setLookedAt] = useState<string | null>(null);
  const [folder, setFolder] = useState('');
  const now = useNow(1000);
  const news = useFeedNews();
  const { outcomes, checking, check } = useChecks();
  useRooms(['newsroom'], { feed: ({ feed }) => news(feed) });
  const editable = hasRole(person, 'admin');

  const healths = new Map(feeds.map((feed) => [feed.id, healthOf(feed, now)]));
  const folders = allFolders(feeds);
  const groupOf = (feed: ApiFeed, name: HealthGroup): boolean => {
    const health = healths.get(feed.id);
    return health !== undefined && inGroup(name, health);
  };
  const shown = feeds
    .filter((feed) => groupOf(feed, group) && isInFolder(feed, folder))
    .filter(({ name, title, wire, url }) =>
      `${name} ${title} ${wire ?? ''} ${url}`.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase()),
    );
  const deed = (what: FeedDeed, feed: ApiFeed): void => {
    switch (what) {
      case 'check':
        check(feed);
        break;
      case 'history':
        setLookedAt(feed.id);
        break;
      case 'merge':
        setMerging(feed);
        break;
      case 'edit':
        setEdited(feed);
        break;
      case 'remove':
        setLeaving(feed);
        break;
      case 'pause':
      case 'resume':
        call('changeFeed', {
          params: { id: feed.id },
          body: { state: what === 'pause' ? 'paused' : 'active' },
        }).then(news, (failure: unknown) =>
          notifyFailure(`“${feed.title || feed.name}” is as before. ${sentenceOf(failure)}`),
        );
        break;
    }
  };
  const perDay = Math.round(feeds.reduce((sum, { itemsPerDay }) => sum + itemsPerDay, 0));
  return (
    <div className={editable ? 'fd2' : 'fd2 one'}>
      <main id="main">
        <div className="hs w ttl">
          <h1>Feeds</h1>
          <span className="two num">
            {count(feeds.length, 'feed')}, {count(perDay, 'story', 'stories')} a day
          </span>
          {editable && (
            <Link className="btn sm ghost end" to="/admin/tags">
              Tags
            </Link>
          )}
        </div>
        <div className="hs w flt">
          <div className="search">
            <Icon name="search" />
            <input
              className="in"
              type="search"
              aria-label="Filter feeds"
              placeholder="Filter"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          </div>
          {folders.length > 0 && (
            <select
              className="in"
              aria-label="Folder"
              value={folder}
              onChange={(event) => setFolder(event.target.value)}
            >
              <option value="">All folders</option>
              {folders.map((path) => (
                <option key={path}>{path}</option>
              ))}
            </select>
          )}
          <ToggleButtonGroup
            className="seg"
            aria-label="Health"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[group]}
            onSelectionChange={(keys) => setGroup([...keys][0] as HealthGroup)}
          >
            {GROUPS.map(({ group: name, word }) => (
              <ToggleButton key={name} id={name}>
                {word} <span className="num">{feeds.filter((feed) => groupOf(feed, name)).length}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        {error && <FailedPart error={error} retry={() => void refetch()} />}
        {isPending ? (
          <LoadingRows rows={12} height={33} />
        ) : (
          <FeedsTable
            feeds={shown}
            now={now}
            outcomes={outcomes}
            checking={checking}
            editable={editable}
            onDeed={deed}
          />
        )}
      </main>
      {editable && (
        <aside>
          <AddFeed feeds={feeds} />
          <FeedLists />
        </aside>
      )}
      <EditFeed feed={edited} close={() => setEdited(null)} />
      <FeedSheet
        feed={feeds.find(({ id }) => id === lookedAt) ?? null}
        now={now}
        close={() => setLookedAt(null)}
      />
      <MergeFeed feed={merging} feeds={feeds} close={() => setMerging(null)} />
      <RemoveFeed feed={leaving} close={() => setLeaving(null)} />
    </div>
  );
}

/** "Check now": which feeds are being checked, and what the last check of each brought. */
function useChecks() {
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, string>>(new Map());
  const [checking, setChecking] = useState<ReadonlySet<string>>(new Set());
  const { refetch } = useFeeds();
  const check = (feed: ApiFeed): void => {
    const tell = (words: string): void => {
      setOutcomes((known) => new Map(known).set(feed.id, words));
      setChecking((known) => new Set([...known].filter((id) => id !== feed.id)));
      void refetch();
    };
    setChecking((known) => new Set(known).add(feed.id));
    call('pollFeed', { params: { id: feed.id } }).then(
      (answer) => tell(pollWords(answer)),
      (failure: unknown) => tell(sentenceOf(failure)),
    );
  };
  return { outcomes, checking, check };
}
