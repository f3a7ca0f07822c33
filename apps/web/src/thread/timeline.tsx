import { wireName } from '@app/contracts';
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

/** How stories of a timeline are selected. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly select: (id: string, is: boolean) => void;
}

/**
 * The stories of a thread, newest on top, each with its lag behind the first. Copies stand below the report whose
 * text they run; where stories are selected each has its place.
 */
export function Timeline(props: {
  readonly stories: readonly ThreadStory[];
  readonly desk?: boolean;
  readonly chosen?: string | null;
  readonly selection?: Selection | undefined;
}) {
  const first = props.stories[0];
  if (!first) return null;
  const ids = new Set(props.stories.map(({ id }) => id));
  const copies = props.selection
    ? []
    : props.stories.filter(({ copyOf }) => copyOf !== null && ids.has(copyOf));
  return (
    <ol className="tl">
      {props.stories
        .filter((story) => !copies.includes(story))
        .reverse()
        .map((story) => (
          <StoryEntry
            key={story.id}
            story={story}
            copies={copies.filter(({ copyOf }) => copyOf === story.id)}
            about={props.stories.find(({ id }) => id === story.about)}
            selection={props.selection}
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
  readonly copies: readonly ThreadStory[];
  /** The story that it puts right or takes back, where it is in the thread. */
  readonly about: ThreadStory | undefined;
  readonly selection: Selection | undefined;
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
        {props.selection && <SelectBox story={story} {...props.selection} />}
      </div>
      <PrioritySign level={story.priority} />
      <div className="grow">
        <p className="hs s w">
          <b className="wr" dir="auto">
            {wireName(story.reporter)}
          </b>
          <Credits story={story} />
          {story.copyOf !== null && <span className="tag k-plain">Copy</span>}
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
          <p className="s about">
            <a href={`#story-${story.about}`}>
              {props.about ? <>Speaks of “{props.about.title}”</> : 'The story that it speaks of'}
            </a>
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
        <Copies copies={props.copies} />
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

/** Whose copy it uses. */
function Credits({ story }: { readonly story: ThreadStory }) {
  const credited = story.wires.filter((wire) => wire !== story.reporter);
  if (credited.length === 0) return null;
  return (
    <span className="mut">
      with <bdi>{credited.map(wireName).join(', ')}</bdi>
    </span>
  );
}

/** Where the same text ran: no reports of their own. */
function Copies({ copies }: { readonly copies: readonly ThreadStory[] }) {
  if (copies.length === 0) return null;
  return (
    <p className="s mut">
      also in:{' '}
      {copies.map((copy, at) => {
        const original = copy.demo ? null : originalOf(copy.url);
        const name = (
          <bdi className={copy.status === 'withdrawn' ? 'dead' : ''}>{wireName(copy.reporter)}</bdi>
        );
        return (
          <span key={copy.id} id={`story-${copy.id}`}>
            {at > 0 && ', '}
            {original ? (
              <a href={original.href} target="_blank" rel="noopener noreferrer">
                {name}
              </a>
            ) : (
              name
            )}{' '}
            {clock(copy.published)}
          </span>
        );
      })}
    </p>
  );
}

function SelectBox({ story, selected, select }: Selection & { readonly story: ThreadStory }) {
  return (
    <label className="pick">
      <input
        type="checkbox"
        checked={selected.has(story.id)}
        onChange={(event) => select(story.id, event.target.checked)}
      />
      <span className="sr">
        Select “{story.title}” of {wireName(story.reporter)}
      </span>
    </label>
  );
}

/** The date below the time, where it is not today's. */
function OtherDay({ at }: { readonly at: string }) {
  const now = useNow(60_000);
  if (new Date(at).toDateString() === new Date(now).toDateString()) return null;
  return <span className="xs mut">{day(at, now)}</span>;
}
