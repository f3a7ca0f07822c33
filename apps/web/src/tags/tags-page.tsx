import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { hasRole, useSession } from '../account/use-session.js';
import { sentenceOf } from '../api/field-errors.js';
import { notifyFailure } from '../shell/notices.js';
import { usePageTitle } from '../shell/page-title.js';
import { FailedPart, LoadingRows } from '../shell/states.js';
import { useNow } from '../shell/use-now.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { LESSONS, lessonWord } from './lessons.js';
import { useTaughtTags, useTeach, useUnknownTags, type TaughtTag, type UnknownTag } from './use-tags.js';

/** Words that look like a wire's tags: an admin says in one press what they mean. */
export function TagsPage() {
  usePageTitle('Tags');
  const { data: person } = useSession();
  const unknown = useUnknownTags();
  const taught = useTaughtTags();
  if (person && !hasRole(person, 'admin')) {
    return (
      <main id="main" className="tags">
        <h1>Tags</h1>
        <p className="two">Only admins teach what a wire’s words mean.</p>
      </main>
    );
  }
  return (
    <main id="main" className="tags">
      <h1>Tags</h1>
      <p className="two lede">
        Words that stand where wires put their tags, and that the conventions don’t know. Say what one means:
        it holds for every story from now on.
      </p>
      <section aria-labelledby="unknown-tags">
        <h2 id="unknown-tags">
          Unknown <span className="mut num">last 30 days</span>
        </h2>
        {unknown.error && <FailedPart error={unknown.error} retry={() => void unknown.refetch()} />}
        {unknown.isPending && <LoadingRows rows={4} height={96} />}
        {unknown.data?.length === 0 && <p className="two">None. Every tag of the last 30 days is known.</p>}
        <ul className="tag-list">
          {unknown.data?.map((tag) => (
            <UnknownRow key={tag.tag} tag={tag} />
          ))}
        </ul>
      </section>
      {taught.error && <FailedPart error={taught.error} retry={() => void taught.refetch()} />}
      {taught.data && taught.data.length > 0 && (
        <section aria-labelledby="taught-tags">
          <h2 id="taught-tags">Taught here</h2>
          <ul className="tag-list">
            {taught.data.map((tag) => (
              <TaughtRow key={tag.tag} tag={tag} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function UnknownRow({ tag }: { readonly tag: UnknownTag }) {
  const now = useNow(60_000);
  const teach = useTeachOrTell();
  const feeds = tag.feeds.map(({ source, stories }) => `${source} ${stories}`).join(', ');
  return (
    <li>
      <p className="hs w">
        <b className="mono" dir="auto">
          {tag.tag}
        </b>
        <span className="two num">
          {count(tag.stories, 'story', 'stories')}: <bdi>{feeds}</bdi>
        </span>
        <span className="mut s end">last {dayClock(tag.last, now)}</span>
      </p>
      <ul className="examples s two">
        {tag.examples.slice(0, 2).map(({ id, title, source }) => (
          <li key={id}>
            <Link to={`/stories/${id}`} dir="auto">
              {title}
            </Link>{' '}
            <span className="mut">{source}</span>
          </li>
        ))}
      </ul>
      <div className="hs w lessons" role="group" aria-label={`What ${tag.tag} means`}>
        {LESSONS.map(({ word, lesson }) => (
          <Button
            key={word}
            className={`btn sm ${lesson.kind === null ? 'ghost' : ''}`}
            isDisabled={teach.isPending}
            onPress={() => teach.mutate({ tag: tag.tag, lesson })}
          >
            {word}
          </Button>
        ))}
      </div>
    </li>
  );
}

function TaughtRow({ tag }: { readonly tag: TaughtTag }) {
  const now = useNow(60_000);
  const teach = useTeachOrTell();
  return (
    <li>
      <p className="hs w">
        <b className="mono" dir="auto">
          {tag.tag}
        </b>
        <span>{lessonWord(tag)}</span>
        <span className="mut s">since {dayClock(tag.at, now)}</span>
        <Button
          className="btn sm end"
          isDisabled={teach.isPending}
          onPress={() => teach.mutate({ tag: tag.tag, lesson: null })}
        >
          Undo
        </Button>
      </p>
    </li>
  );
}

function useTeachOrTell() {
  const teach = useTeach();
  return {
    isPending: teach.isPending,
    mutate: (what: Parameters<typeof teach.mutate>[0]) =>
      teach.mutate(what, {
        onError: (error) => notifyFailure(`“${what.tag}” is as before. ${sentenceOf(error)}`),
      }),
  };
}
