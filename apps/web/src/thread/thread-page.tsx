import { useEffect, useMemo, useState } from 'react';
import { useNow } from '../shell/use-now.js';
import { Button } from 'react-aria-components';
import { Link, Navigate, useLocation, useParams } from 'react-router';
import { hasRole, useSession } from '../account/use-session.js';
import { useAlertLog } from '../alerts/use-alerts.js';
import type { ApiThread, ThreadStory } from '../api/types.js';
import { notify } from '../shell/notices.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { ConfidenceSign } from '../signs/confidence-sign.js';
import { Icon } from '../signs/icon.js';
import { langProps } from '../signs/lang.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { SourceLabels } from '../signs/source-labels.js';
import { threadSize } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { mostPressing } from './most-pressing.js';
import { MuteButton } from './mute-button.js';
import { Rearrange } from './rearrange.js';
import { Timeline } from './timeline.js';
import { useOpened } from './use-opened.js';
import { useThread } from './use-thread.js';
import { WhoHadItWhen } from './who-had-it-when.js';
import { Why } from './why.js';

/** One event across all wires. */
export function ThreadPage() {
  const { id = '' } = useParams();
  const { hash } = useLocation();
  const { data: thread, error, refetch } = useThread(id);
  usePageTitle(thread?.title ?? 'Thread');
  // Staff merged it into another.
  if (thread && thread.id !== id) return <Navigate to={`/threads/${thread.id}${hash}`} replace />;
  if (thread) return <ThreadView thread={thread} />;
  return (
    <div className="page th">
      <main id="main">
        {error ? (
          <>
            <h1>This thread is not here</h1>
            <FailedPart error={error} retry={() => void refetch()} />
          </>
        ) : (
          <>
            <h1 className="sr">Thread</h1>
            <LoadingRows rows={6} height={72} />
          </>
        )}
      </main>
    </div>
  );
}

function ThreadView({ thread }: { readonly thread: ApiThread }) {
  const { hash } = useLocation();
  const stories = useMarked(thread);
  const chosen = /^#story-(\d+)$/.exec(hash)?.[1] ?? null;
  // A notice about another report is none itself.
  const latest = thread.stories.findLast(({ about }) => about === null);
  const priority = mostPressing(thread);
  const lede = ledeOf(thread);
  const { data: person } = useSession();
  const mayRearrange = hasRole(person, 'staff');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = (storyId: string, is: boolean): void =>
    setSelected(new Set(is ? [...selected, storyId] : [...selected].filter((other) => other !== storyId)));
  const clear = (): void => setSelected(new Set());
  const first = thread.stories[0];
  useEffect(() => {
    const target = hash === '' ? null : document.getElementById(hash.slice(1));
    // The newest is at the top already.
    if (target && hash !== `#story-${latest?.id}`) target.scrollIntoView({ block: 'center' });
  }, [hash, latest?.id]);
  const now = useNow(60_000);
  useOpened(thread.id);
  return (
    <div className="page th">
      <main id="main">
        {latest && first && (
          <p className="s mut hs w">
            <PrioritySign level={priority} />
            <span className={`${priority} b cap`}>{priority}</span>
            <span>
              open since <time dateTime={first.published}>{dayClock(first.published, now)}</time>
            </span>
            <span>{threadSize(thread)}</span>
            {thread.confidence && <ConfidenceSign confidence={thread.confidence} />}
            <SourceLabels
              demo={thread.stories.every(({ demo }) => demo)}
              stateMedia={thread.stories.every(({ stateMedia }) => stateMedia)}
            />
          </p>
        )}
        <h1 {...langProps(first?.language)}>{thread.title}</h1>
        {lede && lede.summary !== '' && (
          <p className="lede" {...langProps(lede.language)}>
            {lede.summary}
          </p>
        )}
        {thread.standing !== null && (
          <p className="lede withdrawn">
            <b>{thread.standing}.</b>
          </p>
        )}
        <div className="hs w acts">
          <Button className="btn ghost" onPress={() => void copyLink(thread.id)}>
            <Icon name="link" />
            Copy link
          </Button>
          <MuteButton thread={thread.id} />
          {first && (
            <Link className="btn ghost" to={`/why?story=${first.id}`}>
              Why did I (not) get this?
            </Link>
          )}
        </div>
        <section className="sec">
          <h2 className="sech">
            Timeline<span className="end s mut">newest first</span>
          </h2>
          {mayRearrange && (
            <Rearrange
              thread={thread}
              selected={thread.stories.map(({ id }) => id).filter((id) => selected.has(id))}
              clear={clear}
            />
          )}
          <Timeline
            stories={stories}
            chosen={chosen}
            selection={mayRearrange ? { selected, select } : undefined}
          />
        </section>
      </main>
      <aside>
        <section>
          <h2 className="sech">Who had it when</h2>
          <WhoHadItWhen wires={thread.wires} />
        </section>
        <Why thread={thread.id} />
      </aside>
    </div>
  );
}

/** The report that gives the thread its title, in whose words it goes on; else the first that stands and is no copy. */
function ledeOf({ title, stories }: ApiThread): ThreadStory | undefined {
  const standing = stories.filter(
    ({ about, status, copyOf }) => about === null && status === 'standing' && copyOf === null,
  );
  return standing.find((story) => story.title === title) ?? standing[0];
}

/** The stories with the words marked by which this person's alerts came, where the API gives no marks. */
function useMarked({ id, stories }: ApiThread): readonly ThreadStory[] {
  const { data: log } = useAlertLog();
  return useMemo(() => {
    const marks = new Map(
      (log ?? []).filter(({ thread }) => thread === id).map(({ story }) => [story.id, story.marks]),
    );
    return stories.map((story) => ({ ...story, marks: story.marks ?? marks.get(story.id) }));
  }, [log, id, stories]);
}

async function copyLink(id: string): Promise<void> {
  const link = `${window.location.origin}/threads/${id}`;
  try {
    await navigator.clipboard.writeText(link);
    notify('The link is copied.');
  } catch {
    notify(`This browser does not let us copy. The link is ${link}`);
  }
}
