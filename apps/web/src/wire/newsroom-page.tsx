import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { Banner, FailedPart, LoadingRows } from '../shell/states.js';
import { useMedia } from '../shell/use-media.js';
import { usePageTitle } from '../shell/page-title.js';
import { Icon } from '../signs/icon.js';
import { originalOf } from '../thread/original.js';
import { DeskStrip } from './desk-strip.js';
import { FilterBar } from './filter-bar.js';
import { readWire } from './filter-wire.js';
import { foldThreads, rowFor } from './fold-threads.js';
import type { DeskRow } from './fold-threads.js';
import { KeysSheet } from './keys-sheet.js';
import { QuestionSheet } from './question-sheet.js';
import { ThreadPanel } from './thread-panel.js';
import { useArchive } from './use-archive.js';
import { useKeys } from './use-keys.js';
import { useQuestions, type Question } from './use-questions.js';
import { useReading } from './use-reading.js';
import { useWire } from './use-wire.js';
import { WireList } from './wire-list.js';
import { rowsOf, threadOf, waitingCount } from './wire-state.js';
import type { StoryEntry } from './wire-state.js';

const NONE: ReadonlySet<string> = new Set();
const NO_QUESTIONS: readonly Question[] = [];
/** How far the list may be scrolled and still count as at its top, pixels. */
const AT_TOP = 4;

/** The desk's live wire with the selected story's thread beside it. */
export function NewsroomPage() {
  usePageTitle('Wire');
  const list = useRef<HTMLDivElement>(null);
  const filterBox = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [filter, setFilter] = useState('');
  const [archive, setArchive] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const { data: questions = NO_QUESTIONS } = useQuestions();
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (): void => setQuestion(questions[0] ?? null);
  const beside = useMedia('(min-width: 641px)');
  const navigate = useNavigate();
  const live = useWire(() => selected !== null || (list.current?.scrollTop ?? 0) > AT_TOP);
  const found = useArchive(filter, archive);

  const reading = useReading(filter);
  const rule = reading?.filter ?? null;
  const foundEntries = useMemo(
    () => rowsOf(found.data?.pages.flatMap(({ items }) => items) ?? []),
    [found.data],
  );
  const entries = archive ? foundEntries : live.wire.entries;
  const rows = useMemo(
    () => readWire(entries, archive ? reading && { ...reading, filter: null } : reading),
    [archive, entries, reading],
  );
  const [openThreads, setOpenThreads] = useState<ReadonlySet<string>>(new Set());
  // The archive is searched by story.
  const deskRows = useMemo(
    () => (archive ? rows.flatMap((row) => foldThreads([row], NONE)) : foldThreads(rows, openThreads)),
    [archive, rows, openThreads],
  );
  const waiting = waitingCount(live.wire);
  const matching = rows.filter(({ entry }) => entry.kind === 'story').length;
  const stories = deskRows.flatMap(({ shown: { entry } }) => (entry.kind === 'story' ? [entry] : []));
  const selectedRow = rowFor(deskRows, selected);
  const chosen = [...live.wire.entries, ...foundEntries].find((entry) => entry.key === selected);
  const story = chosen?.kind === 'story' ? chosen.story : null;

  const showNew = (): void => {
    live.release();
    setSelected(null);
    list.current?.scrollTo({ top: 0 });
  };
  const move = (by: 1 | -1): void => {
    const key = neighbour(stories, selectedRow, by);
    if (key === null) return;
    if (beside) setSelected(key);
    focusRow(list.current, key);
  };
  const open = (key: string): void => {
    const entry = stories.find((other) => other.key === key);
    if (!entry) return;
    if (!beside) {
      void navigate(`/${entry.story.thread ? `threads/${entry.story.thread}` : `stories/${entry.story.id}`}`);
    } else {
      setSelected(key);
      document.getElementById('thread-panel')?.focus();
    }
  };
  const fold = ({ id, shown: { entry }, open: isOpen }: DeskRow): void => {
    if (entry.kind !== 'story') return;
    const thread = threadOf(entry.story);
    setOpenThreads(
      (known) => new Set(isOpen ? [...known].filter((other) => other !== thread) : [...known, thread]),
    );
    if (isOpen && selectedRow !== null) setSelected(id);
  };
  const closeThread = (): void => {
    const key = selectedRow;
    setSelected(null);
    if (key !== null) focusRow(list.current, key);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => {
      const original = story && originalOf(story.url);
      if (original) window.open(original.href, '_blank', 'noopener,noreferrer');
    },
    e: () => {
      const row = deskRows.find(({ id }) => id === selectedRow);
      if (row && row.others.length > 0) fold(row);
    },
    '.': showNew,
    q: ask,
    '/': () => filterBox.current?.focus(),
    '?': () => setKeysOpen(true),
    Escape: closeThread,
  });

  return (
    <>
      <DeskStrip questions={questions} onAsk={ask} />
      <div className="room">
        <main id="main" className="col wire">
          <header className="ch">
            <h1>Wire</h1>
            <span className="pill-place">
              <span role="status" className="sr">
                {waiting > 0 ? `${waiting} new` : live.back}
              </span>
              {waiting > 0 && (
                <Button className="pill" onPress={showNew}>
                  <Icon name="up" />
                  <span className="num">{waiting > 99 ? '99+' : waiting} new</span>
                </Button>
              )}
            </span>
            <form
              className="search"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                if (rule?.plan) setArchive(true);
              }}
            >
              <Icon name="search" />
              <input
                ref={filterBox}
                className="in mono"
                type="search"
                aria-label="Filter, in the rule language"
                placeholder="Filter"
                spellCheck={false}
                autoCapitalize="off"
                value={filter}
                onChange={(event) => {
                  setFilter(event.target.value);
                  if (event.target.value.trim() === '') setArchive(false);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.preventDefault();
                  setFilter('');
                  setArchive(false);
                  list.current?.focus();
                }}
              />
              <kbd aria-hidden="true">/</kbd>
            </form>
            <Button className="ib" aria-label="All keys" onPress={() => setKeysOpen(true)}>
              <kbd aria-hidden="true">?</kbd>
            </Button>
          </header>
          {filter.trim() !== '' && (
            <FilterBar
              rule={rule}
              shown={matching}
              loaded={live.wire.entries.length}
              archive={archive}
              onArchive={setArchive}
            />
          )}
          <p className="sr" role="alert">
            {live.pressing}
          </p>
          {live.refused && (
            <Banner tone="bad" icon="warn" title="The live wire is not open to you" alert>
              <p>{live.refused.message} The rows below are those of the archive.</p>
            </Banner>
          )}
          {live.error && !live.loaded ? (
            <FailedPart error={live.error} retry={live.load} />
          ) : !live.loaded && entries.length === 0 ? (
            <LoadingRows rows={16} height={39} />
          ) : (
            <WireList
              name={archive ? 'Archive' : 'Live wire'}
              rows={deskRows}
              selected={selectedRow}
              beside={beside}
              onSelect={setSelected}
              onOpen={open}
              onFold={fold}
              archived={archive}
              listRef={list}
              empty={<Empty archive={archive} searching={found.isFetching} filtered={!!rule?.plan} />}
            />
          )}
          {archive && found.error && <FailedPart error={found.error} retry={() => void found.refetch()} />}
          {archive && found.hasNextPage && (
            <Button
              className="btn sm more"
              isPending={found.isFetching}
              onPress={() => void found.fetchNextPage()}
            >
              Show older ones
            </Button>
          )}
        </main>
        {beside && <ThreadPanel story={story} close={closeThread} />}
      </div>
      <QuestionSheet question={question} questions={questions} show={setQuestion} />
      <KeysSheet open={keysOpen} close={() => setKeysOpen(false)} />
    </>
  );
}

function Empty(props: {
  readonly archive: boolean;
  readonly searching: boolean;
  readonly filtered: boolean;
}) {
  const words = props.archive
    ? props.searching
      ? 'Searching.'
      : 'Nothing in the archive matches.'
    : props.filtered
      ? 'No loaded story matches. New ones are held against the filter as they come.'
      : `No stories so far. They appear here the moment a feed brings them.`;
  return <p className="two empty">{words}</p>;
}

/** The row above or below the selected one; the first where none is selected. */
function neighbour(stories: readonly StoryEntry[], selected: string | null, by: 1 | -1): string | null {
  const place = stories.findIndex(({ key }) => key === selected);
  return stories[place === -1 ? 0 : Math.min(stories.length - 1, Math.max(0, place + by))]?.key ?? null;
}

function focusRow(list: HTMLElement | null, key: string): void {
  // The row may be rendered only after this.
  requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus());
}
