import { useState } from 'react';
import { sentenceOf } from '../api/field-errors.js';
import { FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { useNow } from '../shell/use-now.js';
import { Icon } from '../signs/icon.js';
import { KindTag } from '../signs/kind-tag.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { useAnswer, useQuestions, type Question } from './use-questions.js';

/** The answer that a notice means none of our stories. */
const NONE = 'none';

/**
 * What the desk is asked: which story does a notice mean? Nobody is told before that is answered, so it stands
 * above the wire. `Q` leads here.
 */
export function DeskQuestions() {
  const { data: questions = [] } = useQuestions();
  const [first, ...more] = questions;
  if (first === undefined) return null;
  return (
    <section className="desk-q" id="desk-questions" tabIndex={-1} aria-label="Questions to the desk">
      <p className="sr" role="alert">
        Which story does this notice mean? {first.notice.title}
      </p>
      <OneQuestion key={first.id} question={first} more={more.length} />
    </section>
  );
}

function OneQuestion({ question, more }: { readonly question: Question; readonly more: number }) {
  const now = useNow(60_000);
  const answer = useAnswer();
  const only = question.named && question.candidates.length === 1 ? question.candidates[0] : undefined;
  const [chosen, setChosen] = useState<string | null>(only?.id ?? null);
  const text = question.notice.text.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null || answer.isPending) return;
        answer.mutate(
          { id: question.id, story: chosen === NONE ? null : chosen },
          { onSuccess: () => notify('Answered. The notice goes on as you said.') },
        );
      }}
    >
      <p className="hs w s">
        <Icon name="warn" />
        <b>Which story does this notice mean?</b>
        <KindTag kind={question.kind} version={1} desk />
        <span className="mut">
          {question.notice.source}, {dayClock(question.notice.published, now)}. Nobody is told before you
          answer.
        </span>
        {more > 0 && <span className="mut end num">{count(more, 'more question')}</span>}
      </p>
      <p className="m" dir="auto">
        {question.notice.title}
      </p>
      {text !== '' && (
        <p className="s two cut3" dir="auto">
          {text}
        </p>
      )}
      <fieldset className="f">
        <legend className="s mut">
          {question.named ? 'It may mean one of these:' : `It names none. The newest of ${question.wire}:`}
        </legend>
        <div className="cands">
          {question.candidates.map((story) => (
            <label key={story.id} className="o">
              <input
                className="ck rd"
                type="radio"
                name="meant"
                checked={chosen === story.id}
                onChange={() => setChosen(story.id)}
              />
              <time className="num mut" dateTime={story.published}>
                {dayClock(story.published, now)}
              </time>
              <span dir="auto">{story.title}</span>
            </label>
          ))}
          <label className="o">
            <input
              className="ck rd"
              type="radio"
              name="meant"
              checked={chosen === NONE}
              onChange={() => setChosen(NONE)}
            />
            None of ours
          </label>
        </div>
      </fieldset>
      <FormFault sentence={answer.error ? sentenceOf(answer.error) : undefined} />
      <div className="act">
        <WorkButton type="submit" className="go sm" busy={answer.isPending} isDisabled={chosen === null}>
          {chosen === NONE ? 'It means none of ours' : 'It means this story'}
        </WorkButton>
      </div>
    </form>
  );
}
