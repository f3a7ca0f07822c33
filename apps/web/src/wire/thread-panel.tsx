import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { ConfidenceSign } from '../signs/confidence-sign.js';
import { Icon } from '../signs/icon.js';
import { langProps } from '../signs/lang.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { originalOf } from '../thread/original.js';
import { Timeline } from '../thread/timeline.js';
import { useThread } from '../thread/use-thread.js';
import { WhoHadItWhen } from '../thread/who-had-it-when.js';
import { threadSize } from '../words/count-words.js';
import { clock } from '../words/time-words.js';
import { EmbargoSign } from './embargo-sign.js';
import type { WireStory } from './wire-state.js';

/** The selected story's thread beside the wire. */
export function ThreadPanel({
  story,
  close,
}: {
  readonly story: WireStory | null;
  readonly close: () => void;
}) {
  return (
    <aside className="panel" aria-label="Thread" id="thread-panel" tabIndex={-1}>
      {story ? (
        <Selected story={story} close={close} />
      ) : (
        <p className="two empty">Select a story to see its thread here.</p>
      )}
      <Keys />
    </aside>
  );
}

function Selected({ story, close }: { readonly story: WireStory; readonly close: () => void }) {
  const { data: thread, error, refetch } = useThread(story.thread);
  const original = story.demo ? null : originalOf(story.url);
  return (
    <>
      <div className="hs ph-top">
        <PrioritySign level={story.priority} />
        <span className={`${story.priority} b cap s`}>{story.priority}</span>
        <span className="mut s">{thread && threadSize(thread)}</span>
        {thread?.confidence && (
          <span className="s mut">
            <ConfidenceSign confidence={thread.confidence} />
          </span>
        )}
        <Button className="ib end" aria-label="Close the thread" onPress={close}>
          <Icon name="x" />
        </Button>
      </div>
      <h2 {...langProps(story.language)}>{thread?.title ?? story.title}</h2>
      {thread?.standing && (
        <p className="s">
          <b>{thread.standing}.</b>
        </p>
      )}
      <p className="s mut">
        seen {clock(story.fetched)}, dated {clock(story.published)}
      </p>
      <p className="hs w links">
        {story.thread && (
          <Link className="btn sm" to={`/threads/${story.thread}`}>
            Open the thread
          </Link>
        )}
        {original && (
          <a className="btn sm ghost" href={original.href} target="_blank" rel="noopener noreferrer">
            <Icon name="out" />
            {original.host}
          </a>
        )}
      </p>
      {story.embargo && <EmbargoSign story={story} />}
      {story.thread === null && !story.embargo && <p className="two empty">It is not in a thread yet.</p>}
      {error && <FailedPart error={error} retry={() => void refetch()} />}
      {story.thread !== null && !thread && !error && <LoadingRows rows={4} height={48} />}
      {thread && (
        <>
          <h3>Wires</h3>
          <WhoHadItWhen wires={thread.wires} />
          <h3>Timeline</h3>
          <Timeline stories={thread.stories} desk chosen={story.id} />
        </>
      )}
    </>
  );
}

const KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['O', 'original'],
  ['?', 'all keys'],
] as const;

function Keys() {
  return (
    <div className="keys">
      {KEYS.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd>
          {does}
        </span>
      ))}
    </div>
  );
}
