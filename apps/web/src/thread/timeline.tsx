import type { ThreadStory } from '../api/types.js';
import { useNow } from '../shell/use-now.js';
import { KindTag } from '../signs/kind-tag.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { StoryLabels } from '../signs/story-labels.js';
import { SourceLabels } from '../signs/source-labels.js';
import { clock, day, lag } from '../words/time-words.js';
import { originalOf } from './original.js';

/** The stories of a thread, newest on top, each with its lag behind the first. */
export function Timeline(props: {
  readonly stories: readonly ThreadStory[];
  readonly desk?: boolean;
  readonly chosen?: string | null;
}) {
  const first = props.stories[0];
  if (!first) return null;
  return (
    <ol className="tl">
      {[...props.stories].reverse().map((story) => (
        <StoryEntry
          key={story.id}
          story={story}
          afterMs={Date.parse(story.published) - Date.parse(first.published)}
          isFirst={story === first}
          desk={props.desk ?? false}
          chosen={story.id === props.chosen}
        />
      ))}
    </ol>
  );
}

function StoryEntry(props: {
  readonly story: ThreadStory;
  readonly afterMs: number;
  readonly isFirst: boolean;
  readonly desk: boolean;
  readonly chosen: boolean;
}) {
  const { story, desk } = props;
  const now = useNow(60_000);
  const killed = story.status === 'withdrawn';
  // An invented story has an address that leads nowhere.
  const original = story.demo ? null : originalOf(story.url);
  const language = langProps(story.language);
  const marks = killed ? undefined : story.marks;
  return (
    <li
      id={`story-${story.id}`}
      className={props.chosen ? 'chosen' : ''}
      aria-current={props.chosen || undefined}
    >
      <div className="when">
        <time dateTime={story.published} title={`Seen here at ${clock(story.fetched)}`}>
          {clock(story.published)}
        </time>
        <OtherDay at={story.published} />
      </div>
      <PrioritySign level={story.priority} />
      <div className="grow">
        <p className="hs s w">
          <b className="wr" dir="auto">
            {story.wires.length > 0 ? story.wires.join(', ') : story.source}
          </b>
          {props.isFirst && story.kind === 'new' && <span className="tag k-plain">First</span>}
          <KindTag kind={story.kind} version={story.version} desk={desk} />
          <StoryLabels story={story} now={now} />
          <SourceLabels demo={story.demo} stateMedia={story.stateMedia} />
          <span className="mut end num">{lag(props.afterMs)}</span>
        </p>
        <h3 {...language} className={killed ? 'dead' : ''}>
          <MarkedText text={story.title} spans={marks?.title} />
        </h3>
        {story.about !== null && (
          <p className="s two">
            <a href={`#story-${story.about}`}>The story that it speaks of</a>
          </p>
        )}
        {story.summary !== '' && (
          <p className="s two sum" {...language}>
            <MarkedText text={story.summary} spans={marks?.summary} />
          </p>
        )}
        {story.body !== '' && story.body !== story.summary && (
          <details className="s">
            <summary>
              Read the text
              {story.bodySource === 'article' && <span className="mut">, from the article’s page</span>}
            </summary>
            <p className="body" {...language}>
              <MarkedText text={story.body} spans={marks?.body} />
            </p>
          </details>
        )}
        {original && (
          <p className="s">
            <a href={original.href} target="_blank" rel="noopener noreferrer">
              Original at {original.host}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** The date below the time, where it is not today's. */
function OtherDay({ at }: { readonly at: string }) {
  const now = useNow(60_000);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return null;
  return <span className="xs mut">{day(at, now)}</span>;
}
