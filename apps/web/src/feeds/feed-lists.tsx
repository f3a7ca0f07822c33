import type { AnswerOf } from '@app/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileTrigger } from 'react-aria-components';
import { call } from '../api/call.js';
import { sentenceOf } from '../api/field-errors.js';
import { FormFault, WorkButton } from '../shell/form.js';
import { count } from '../words/count-words.js';
import { folderPath } from './feed-folders.js';
import { FEEDS_KEY } from './use-feeds.js';

type Report = AnswerOf<'importOpml'>;

/** Feeds from another reader's list, with what became of each line, and this list for another reader. */
export function FeedLists() {
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: async (file: File) => call('importOpml', { body: { opml: await file.text() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: FEEDS_KEY }),
  });
  return (
    <section>
      <h2 className="sech">Lists of feeds (OPML)</h2>
      <div className="hs w after-head">
        <FileTrigger
          acceptedFileTypes={['.opml', '.xml', 'text/x-opml', 'text/xml', 'application/xml']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) take.mutate(file);
          }}
        >
          <WorkButton busy={take.isPending}>Import a list</WorkButton>
        </FileTrigger>
        <a className="btn" href="/api/feeds/opml" download="wirewatch.opml">
          Export this list
        </a>
      </div>
      <FormFault sentence={take.error ? sentenceOf(take.error) : undefined} />
      {take.data && <ReportLines report={take.data} />}
    </section>
  );
}

function ReportLines({ report: { added, lines, problems } }: { readonly report: Report }) {
  return (
    <div role="status" className="after-head">
      <p>
        {count(added, 'feed')} added of {lines.length}.
      </p>
      {problems.map((problem) => (
        <p key={problem} className="s mut">
          {problem}
        </p>
      ))}
      <ul className="lines s">
        {lines.map(({ url, title, folder, outcome, reason }, at) => (
          <li key={at}>
            <b>{OUTCOMES[outcome]}</b> <bdi>{title || url}</bdi>
            {folder.length > 0 && <span className="mut"> in {folderPath(folder)}</span>}
            {reason !== undefined && <span className="mut">: {reason}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const OUTCOMES = { added: 'Added', present: 'There already', refused: 'Not taken' } as const;
