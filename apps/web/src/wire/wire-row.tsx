import { wireName } from '@app/contracts';
import { Button, GridListItem } from 'react-aria-components';
import { ConfidenceSign } from '../signs/confidence-sign.js';
import { Icon } from '../signs/icon.js';
import { KindTag } from '../signs/kind-tag.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { useNow, useTicked } from '../shell/use-now.js';
import { StoryLabels } from '../signs/story-labels.js';
import { count } from '../words/count-words.js';
import { age, clock } from '../words/time-words.js';
import type { DeskRow } from './fold-threads.js';
import type { WireStory } from './wire-state.js';

/** One row of the wire. */
export function WireRow(props: {
  readonly row: DeskRow;
  /** Whether it comes from the archive, which is in the order of publication. */
  readonly archived: boolean;
  readonly onFold: (row: DeskRow) => void;
}) {
  const { row } = props;
  const { entry, marks, topics } = row.shown;
  const now = useNow(60_000);
  if (entry.kind === 'return') {
    return (
      <GridListItem id={entry.key} textValue={entry.words} className="rec" isDisabled>
        <Icon name="check" />
        {entry.words}
      </GridListItem>
    );
  }
  const { story } = entry;
  const killed = story.status === 'withdrawn';
  const at = props.archived ? story.published : story.fetched;
  const classes = [
    'row',
    killed ? 'killed' : '',
    story.priority === 'flash' ? 'fl' : '',
    entry.arrived ? 'arriving' : '',
    row.below ? 'below' : '',
  ];
  return (
    <GridListItem id={entry.key} textValue={spoken(story, row)} className={classes.filter(Boolean).join(' ')}>
      <time dateTime={at}>{clock(at)}</time>
      <PrioritySign level={story.priority} />
      <div className="tx">
        <p className="hd" {...langProps(story.language)}>
          <MarkedText text={story.title} spans={killed ? undefined : marks.title} />
        </p>
        <p className="mt">
          <KindTag kind={story.kind} version={story.version} desk />
          <StoryLabels story={story} now={now} />
          {story.demo && <span className="tag k-plain">Demo</span>}
          {story.stateMedia && <span className="tag k-plain">State media</span>}
          <span className="wz">
            <Wires story={story} row={row} />
          </span>
          {row.confidence && <ConfidenceSign confidence={row.confidence} />}
          {row.others.length > 0 && (
            <Button
              className="fold"
              aria-expanded={row.open}
              aria-label={`${count(row.others.length + 1, 'report')}, ${row.open ? 'hide' : 'show'} the others`}
              onPress={() => props.onFold(row)}
            >
              <Icon name={row.open ? 'down' : 'right'} />
              <span className="num">{row.others.length + 1}</span>
            </Button>
          )}
          <span className="tp" dir="auto">
            {topics.join(', ')}
          </span>
        </p>
      </div>
      <Age at={at} />
    </GridListItem>
  );
}

function Age({ at }: { readonly at: string }) {
  return <span className="age num">{useTicked((now) => age(at, now))}</span>;
}

/** Who reports it, the first first; of a story by itself also whom it credits. */
function Wires({ story, row }: { readonly story: WireStory; readonly row: DeskRow }) {
  const credited = story.wires.filter((wire) => wire !== story.reporter);
  const wires = row.wires.length > 1 ? row.wires : [story.reporter, ...credited];
  const [first, ...others] = wires.map(wireName);
  return (
    <>
      <b dir="auto">{first}</b>
      {others.length > 0 && ` ${others.length === 1 ? others[0] : `+${others.length}`}`}
    </>
  );
}

/** How a row is read out: level, kind, headline, wires, how sure it is. */
function spoken(story: WireStory, { wires, confidence }: DeskRow): string {
  const kind = story.kind === 'new' ? '' : `${story.kind}, `;
  const sure = confidence === null ? '' : `, ${confidence}`;
  return `${story.priority}, ${kind}${story.title}, ${wires.map(wireName).join(', ')}${sure}`;
}
