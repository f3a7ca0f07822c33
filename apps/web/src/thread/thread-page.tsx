import { useEffect, useMemo } from 'react';
import { useNow } from '../shell/use-now.js';
import { Button } from 'react-aria-components';
import { Link, useLocation, useParams } from 'react-router';
import { useAlertLog } from '../alerts/use-alerts.js';
import type { ApiThread, ThreadStory } from '../api/types.js';
import { notify } from '../shell/notices.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { Icon } from '../signs/icon.js';
import { langProps } from '../signs/lang.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { SourceLabels } from '../signs/source-labels.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { MuteButton } from './mute-button.js';
import { Timeline } from './timeline.js';
import { useOpened } from './use-opened.js';
import { useThread } from './use-thread.js';
import { WhoHadItWhen } from './who-had-it-when.js';
import { Why } from './why.js';

/** One event across all wires. */
export function ThreadPage() {
  const { id = '' } = useParams();
  const { data: thread, error, refetch } = useThread(id);
  usePageTitle(thread?.title ?? 'Thread');
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
  const latest = thread.stories.at(-1);
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
            <PrioritySign level={latest.priority} />
            <span className={`${latest.priority} b cap`}>{latest.priority}</span>
            <span>
              open since <time dateTime={first.published}>{dayClock(first.published, now)}</time>
            </span>
            <span>
              {count(thread.stories.length, 'story', 'stories')}, {count(thread.wires.length, 'wire')}
            </span>
            <SourceLabels
              demo={thread.stories.every(({ demo }) => demo)}
              stateMedia={thread.stories.every(({ stateMedia }) => stateMedia)}
            />
          </p>
        )}
        <h1 {...langProps(first?.language)}>{thread.title}</h1>
        {latest && latest.summary !== '' && latest.kind !== 'kill' && (
          <p className="lede" {...langProps(latest.language)}>
            {latest.summary}
          </p>
        )}
        {latest?.kind === 'kill' && (
          <p className="lede withdrawn">
            <b>
              Withdrawn by <bdi>{latest.wires[0] ?? latest.source}</bdi>. Do not use it.
            </b>
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
          <Timeline stories={stories} chosen={chosen} />
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
