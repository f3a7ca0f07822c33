import { Button } from 'react-aria-components';
import { SnoozedUntil } from '../rules/snoozed-until.js';
import { Icon } from '../signs/icon.js';
import { langProps } from '../signs/lang.js';
import type { ApiAlert } from '../api/types.js';
import { howOften } from '../words/count-words.js';
import { age } from '../words/time-words.js';
import type { Topic } from '../api/types.js';

/** A topic, what it reads, how often it speaks, its latest while the page is open. */
export function TopicRow(props: {
  readonly topic: Topic;
  readonly latest: ApiAlert | undefined;
  readonly now: number;
  readonly onFollow: (follow: boolean) => void;
}) {
  const { topic, latest, now, onFollow } = props;
  return (
    <li className="topic">
      <div className="grow">
        <h2 dir="auto">{topic.name}</h2>
        <p className="mut mono s query">{topic.query}</p>
        <p className="s mut meta">
          <span className="num">{howOften(topic.alertsLastWeek)}</span>
          <span className="cut">
            {latest && (
              <>
                {age(latest.at, now)}: <bdi {...langProps(latest.story.language)}>{latest.story.title}</bdi>
              </>
            )}
          </span>
        </p>
        {topic.following && <SnoozedUntil ruleId={topic.id} name={topic.name} now={now} />}
      </div>
      <FollowButton name={topic.name} following={topic.following} onFollow={onFollow} />
    </li>
  );
}

/** Follow, Following; under the pointer or focus "Unfollow" at the same width. */
function FollowButton(props: {
  readonly name: string;
  readonly following: boolean;
  readonly onFollow: (follow: boolean) => void;
}) {
  if (!props.following) {
    return (
      <Button className="btn follow" aria-label={`Follow ${props.name}`} onPress={() => props.onFollow(true)}>
        Follow
      </Button>
    );
  }
  return (
    <Button
      className="btn on follow"
      aria-label={`Following ${props.name}. Press to unfollow`}
      onPress={() => props.onFollow(false)}
    >
      <span className="is">
        <Icon name="check" />
        Following
      </span>
      <span className="would" aria-hidden="true">
        Unfollow
      </span>
    </Button>
  );
}
