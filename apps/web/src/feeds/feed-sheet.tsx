import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { ApiFeed } from '../api/types.js';
import { dayClock } from '../words/time-words.js';
import { FeedDays } from './feed-days.js';
import { healthOf, nextCheckWords } from './feed-health.js';
import { pollWords } from './poll-words.js';

/** How a feed does and did: its state and why, its next check and why, its days and its last checks. */
export function FeedSheet(props: {
  readonly feed: ApiFeed | null;
  readonly now: number;
  readonly close: () => void;
}) {
  const { feed, now, close } = props;
  return (
    <ModalOverlay
      className="over"
      isDismissable
      isOpen={feed !== null}
      onOpenChange={(open) => !open && close()}
    >
      <Modal className="over-in">{feed && <History feed={feed} now={now} />}</Modal>
    </ModalOverlay>
  );
}

function History({ feed, now }: { readonly feed: ApiFeed; readonly now: number }) {
  const health = healthOf(feed, now);
  return (
    <Dialog className="sheet">
      <Heading slot="title">
        <bdi>{feed.title || feed.name}</bdi>
      </Heading>
      <dl className="facts">
        <dt>State</dt>
        <dd>
          {health.word}. {health.why}
        </dd>
        <dt>Next check</dt>
        <dd>
          {nextCheckWords(feed, now)}
          {feed.reason !== null && feed.state === 'active' && `: ${feed.reason}`}
        </dd>
        <dt>Last success</dt>
        <dd>{feed.lastSuccess === null ? 'none yet' : dayClock(feed.lastSuccess, now)}</dd>
        {feed.lastError && (
          <>
            <dt>Last error</dt>
            <dd>
              {feed.lastError.message} ({dayClock(feed.lastError.at, now)})
            </dd>
          </>
        )}
        <dt>Address</dt>
        <dd className="mono s">{feed.url}</dd>
      </dl>
      <FeedDays id={feed.id} now={now} />
      {feed.history.length > 0 && (
        <>
          <h3 className="sech">Last checks</h3>
          <ul className="checks s">
            {feed.history.map(({ at, error, ...poll }) => (
              <li key={at}>
                <time className="num mut" dateTime={at}>
                  {dayClock(at, now)}
                </time>
                <span>
                  {pollWords(poll)} {error !== undefined && FAILURES[error]}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="act">
        <Button className="btn" slot="close">
          Close
        </Button>
      </div>
    </Dialog>
  );
}

/** Why a check failed, where only its code is known. */
const FAILURES: Readonly<Record<NonNullable<ApiFeed['history'][number]['error']>, string>> = {
  'bad-address': 'The address can not be used.',
  'private-address': 'The address leads into a private network.',
  unreachable: 'The server could not be reached.',
  timeout: 'The server took too long.',
  'too-large': 'The answer was too large.',
  'http-error': 'The server answered with an error.',
  'rate-limited': 'The server asked for fewer checks.',
  gone: 'The publisher says that the feed is gone.',
  'not-a-feed': 'The answer was no feed.',
  'too-many-redirects': 'The address led from one to another without end.',
};
