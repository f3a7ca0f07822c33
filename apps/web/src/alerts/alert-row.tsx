import { labelsBeside, wireName } from '@app/contracts';
import { Link } from 'react-router';
import { ChangedWords } from '../changes/changed-words.js';
import { ConfidenceSign } from '../signs/confidence-sign.js';
import { Icon } from '../signs/icon.js';
import { KindTag } from '../signs/kind-tag.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { LabelTag } from '../signs/story-labels.js';
import { SourceLabels } from '../signs/source-labels.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { AlertMenu } from './alert-menu.js';
import { alertWords } from './alert-words.js';
import type { FoldedAlert } from './fold-alerts.js';
import { howItCame } from './how-it-came.js';

/** One event with what changed, in words. `now` in milliseconds. */
export function AlertRow(props: {
  readonly alert: FoldedAlert;
  readonly unread: boolean;
  readonly muted: boolean;
  /** A summary told of this version: it waits no more. */
  readonly together: boolean;
  readonly now: number;
}) {
  const { alert, unread, muted, now } = props;
  const { latest, versions } = alert;
  const { story, kind } = latest;
  const killed = kind === 'kill' && latest.standing.length === 0;
  const words = alertWords(alert, now);
  const way = props.together ? null : howItCame(latest);
  const language = langProps(story.language);
  // A plain summary carries the marks too; a comparison of two has its own signs.
  const summaryAsSent = words.lead === '' && kind === 'new';
  return (
    <li className={`al ${unread ? 'new' : ''} ${killed ? 'killed' : ''}`}>
      <div className="gut">
        <PrioritySign level={story.priority} />
      </div>
      <article>
        <p className="s mut top">
          <b className="two cut" dir="auto">
            {latest.rules.map(({ name }) => name).join(', ')}
          </b>
          <KindTag kind={kind} version={latest.version} />
          <time className="end nw" dateTime={latest.at}>
            {unread && <span className="sr">Unread, </span>}
            {dayClock(latest.at, now)}
          </time>
        </p>
        <h2 {...language}>
          <Link to={`/threads/${alert.thread}#story-${story.id}`}>
            <MarkedText text={story.title} spans={killed ? undefined : story.marks.title} />
          </Link>
        </h2>
        <p
          className={`chg ${kind === 'new' || kind === 'update' ? '' : kind} ${summaryAsSent ? 'two' : ''}`}
          dir="auto"
        >
          {words.lead !== '' && <b>{words.lead} </b>}
          <span lang={language.lang}>
            {summaryAsSent ? (
              <MarkedText text={story.summary} spans={story.marks.summary} />
            ) : (
              <ChangedWords changes={words.changes} />
            )}
          </span>
          {words.rest !== '' && ` ${words.rest}`}
        </p>
        <div className="s mut foot">
          <span className="ws">
            {latest.wires.length > 0 ? latest.wires.map(wireName).join(', ') : story.source}
          </span>
          <ConfidenceSign confidence={latest.confidence} />
          {versions.length > 1 && <span>{count(versions.length, 'version')}</span>}
          {labelsBeside(story).map((label) => (
            <LabelTag key={label} label={label} />
          ))}
          {way !== null && (
            <span className="way">
              <Icon name="bell-off" />
              {way}
            </span>
          )}
          {muted && (
            <span className="tag k-plain">
              <Icon name="bell-off" />
              Muted
            </span>
          )}
          <SourceLabels demo={story.demo} />
          <Link to={`/why?story=${story.id}`}>Why this?</Link>
          <AlertMenu alert={latest} thread={alert.thread} muted={muted} now={now} />
        </div>
      </article>
    </li>
  );
}
