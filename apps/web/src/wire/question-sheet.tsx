import { wireName } from '@app/contracts';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { sentenceOf } from '../api/field-errors.js';
import { FormFault, WorkButton } from '../shell/form.js';
import { notify } from '../shell/notices.js';
import { Banner } from '../shell/states.js';
import { useNow } from '../shell/use-now.js';
import { KindTag } from '../signs/kind-tag.js';
import { count } from '../words/count-words.js';
import { dayClock } from '../words/time-words.js';
import { useAnswer, type Question } from './use-questions.js';

/** The answer that a notice means none of our stories. */
const NONE = 'none';

/**
 * What the desk is asked: which story does a notice mean? One question at a time, the next one after an answer.
 * @param question the one on the screen; null while the sheet is closed. It stays when a colleague answers it
 *   meanwhile, so that nobody answers another one than they read
 * @param questions the open ones, oldest first
 */
export function QuestionSheet(props: {
  readonly question: Question | null;
  readonly questions: readonly Question[];
  readonly show: (question: Question | null) => void;
}) {
  const { question, questions, show } = props;
  const others = questions.filter(({ id }) => id !== question?.id);
  return (
    <ModalOverlay
      className="over"
      isDismissable
      isOpen={question !== null}
      onOpenChange={(open) => !open && show(null)}
    >
      <Modal className="over-in wide">
        {question && (
          // A new dialog for each, which takes the focus and is read out.
          <Dialog key={question.id} className="sheet asked">
            <Heading slot="title">Which story does this notice mean?</Heading>
            <OneQuestion
              question={question}
              open={others.length < questions.length}
              others={others.length}
              next={() => show(others[0] ?? null)}
            />
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

function OneQuestion(props: {
  readonly question: Question;
  readonly open: boolean;
  readonly others: number;
  readonly next: () => void;
}) {
  const { question, open, others, next } = props;
  const now = useNow(60_000);
  const answer = useAnswer();
  const only = question.named && question.candidates.length === 1 ? question.candidates[0] : undefined;
  const [chosen, setChosen] = useState<string | null>(only?.id ?? null);
  const text = question.notice.text.trim();
  const settled = !open && !answer.isPending;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null || answer.isPending) return;
        answer.mutate(
          { id: question.id, story: chosen === NONE ? null : chosen },
          {
            onSuccess: () => {
              notify('Answered. The notice goes on as you said.');
              next();
            },
          },
        );
      }}
    >
      <p className="hs w s mut">
        <KindTag kind={question.kind} version={1} desk />
        <span>
          {wireName(question.wire)}, {dayClock(question.notice.published, now)}. Nobody is told before you
          answer.
        </span>
        <span className="end num" role="status">
          {others > 0 && count(others, 'more question')}
        </span>
      </p>
      <p className="b" dir="auto">
        {question.notice.title}
      </p>
      {text !== '' && (
        <p className="two notice-text" dir="auto">
          {text}
        </p>
      )}
      {settled ? (
        <Banner icon="check" title="Somebody else has answered it meanwhile." />
      ) : (
        <fieldset className="f">
          <legend className="s mut">
            {question.named
              ? 'It may mean one of these:'
              : `It names none. The newest of ${wireName(question.wire)}:`}
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
      )}
      <FormFault sentence={answer.error && open ? sentenceOf(answer.error) : undefined} />
      <div className="act">
        {settled ? (
          <Button className="btn go" onPress={next}>
            {others > 0 ? 'Next question' : 'Close'}
          </Button>
        ) : (
          <>
            <WorkButton type="submit" className="go" busy={answer.isPending} isDisabled={chosen === null}>
              {chosen === NONE ? 'It means none of ours' : 'It means this story'}
            </WorkButton>
            <Button className="btn" slot="close">
              Later
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
