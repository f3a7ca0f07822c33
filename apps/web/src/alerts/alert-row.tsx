import { Link } from 'react-router';
import { ChangedWords } from '../changes/changed-words.js';
import { KindTag } from '../signs/kind-tag.js';
import { langProps } from '../signs/lang.js';
import { MarkedText } from '../signs/marked-text.js';
import { PrioritySign } from '../signs/priority-sign.js';
import { labelsBeside, LabelTag } from '../signs/story-labels.js';
import { SourceLabels } from '../signs/source-labels.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { alertWords } from './alert-words.js';
import type { FoldedAlert } from './fold-alerts.js';

/** One alert with what changed, in words. `now` in milliseconds. */
export function AlertRow({ alert, unread, now }: { alert: FoldedAlert; unread: boolean; now: number }) {
  const { latest, versions } = alert;
  const { story, kind } = latest;
  const killed = kind === 'kill' && latest.standing.length === 0;
  const words = alertWords(alert, now);
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
          <Link to={`/threads/${latest.thread}#story-${story.id}`}>
            <MarkedText text={story.title} spans={killed ? undefined : story.marks.title} />
          </Link>
        </h2>
        <p className={`chg ${kind === 'correction' ? 'k' : ''} ${summaryAsSent ? 'two' : ''}`} dir="auto">
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
        <p className="s mut foot">
          <span className="ws">{latest.wires.length > 0 ? latest.wires.join(', ') : story.source}</span>
          {versions.length > 1 && <span>{count(versions.length, 'version')}</span>}
          {labelsBeside({ title: story.title, labels: story.labels ?? [] }).map((label) => (
            <LabelTag key={label} label={label} />
          ))}
          <SourceLabels demo={story.demo} />
          <Link to={`/why?story=${story.id}`}>Why this?</Link>
        </p>
      </article>
    </li>
  );
}
