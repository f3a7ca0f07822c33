import { labelsBeside, labelWord, type StoryStatus } from '@app/contracts';
import { dayClock } from '../words/time-words.js';
import { Icon } from './icon.js';

/** What a story is, as its wire or outlet says, beside its headline. */
export interface Labelled {
  readonly title: string;
  /** ANALYSIS, OPINION, SPONSORED. */
  readonly labels: readonly string[];
  readonly revision?: 'refile' | 'repeat' | null;
  readonly status?: StoryStatus;
  /** The story that a notice speaks of. */
  readonly about?: string | null;
  readonly kind?: string;
  readonly embargo?: { readonly until: string | null } | null;
  readonly late?: boolean;
}

/** Words that a reader must see: what is no news, what no longer stands, what is not for everybody yet. `now` in milliseconds. */
export function StoryLabels({ story, now }: { readonly story: Labelled; readonly now: number }) {
  const { embargo, status, revision } = story;
  return (
    <>
      {labelsBeside(story).map((label) => (
        <LabelTag key={label} label={label} />
      ))}
      {embargo && (
        <span className="tag k-hold">
          <Icon name="clock" />
          {embargo.until === null
            ? 'Embargo: waits for the desk'
            : `Embargo until ${dayClock(embargo.until, now)}`}
        </span>
      )}
      {status === 'withdrawn' && story.kind !== 'kill' && (
        <span className="tag k-kill">
          <Icon name="ban" />
          Withdrawn
        </span>
      )}
      {status === 'held' && story.kind !== 'hold' && (
        <span className="tag k-hold">
          <Icon name="pause" />
          On hold
        </span>
      )}
      {revision && <span className="tag k-plain">{revision === 'refile' ? 'Refile' : 'Repeat'}</span>}
      {story.late && (
        <span className="tag k-plain">
          <Icon name="clock" />
          Found late
        </span>
      )}
    </>
  );
}

/** One such label: Analysis, Opinion, Sponsored. */
export function LabelTag({ label }: { readonly label: string }) {
  return <span className="tag k-plain">{labelWord(label)}</span>;
}
