/** `npm run bench:threads`: stories placed and added a second on one core, with 72 hours of 50,000 stories held. */
import { ThreadIndex, type ThreadStory } from '@app/stories';

const HELD = 50_000;
const TIMED = 3_000;
const HOURS = 72;
const WORDS = 30_000;
/** Words of a story's body: a usual wire story. */
const BODY = 250;

/** A small generator with a seed (Park and Miller 1988), so that each run has the same stories. */
let state = 20_200_114;
const random = () => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;

/** Words as often as in a language: the nth commonest about 1/n as often (Zipf). */
const wordAt = (rank: number) =>
  `${SYLLABLES[rank % 20]}${SYLLABLES[Math.floor(rank / 20) % 20]}${SYLLABLES[Math.floor(rank / 400) % 20]}${rank >= 8000 ? SYLLABLES[Math.floor(rank / 8000)] : ''}`;
const SYLLABLES = 'ba co du fe gi ha jo ku le mi na po qui ra so te vu wa xe zo'.split(' ');
const anyWord = () => wordAt(Math.floor(WORDS ** random()));
const anyName = () => anyWord().replace(/^./, (first) => first.toUpperCase());

/** An event with its own names and words, told by some five stories. */
function makeEvent(): () => { title: string; body: string } {
  const own = Array.from({ length: 12 }, anyName).concat(Array.from({ length: 20 }, anyWord));
  const pick = () => own[Math.floor(random() * own.length)]!;
  return () => ({
    title: Array.from({ length: 9 }, (_, at) => (at % 2 === 0 ? pick() : anyWord())).join(' '),
    body: Array.from({ length: BODY }, () => (random() < 0.2 ? pick() : anyWord())).join(' '),
  });
}

const events = Array.from({ length: 400 }, makeEvent);
let number = 0;
function nextStory(): ThreadStory {
  const slot = Math.floor(random() * events.length);
  if (random() < 0.2) events[slot] = makeEvent();
  const hour = ((number / HELD) * HOURS * 3_600_000) | 0;
  const published = new Date(Date.UTC(2026, 0, 1) + hour).toISOString();
  return { id: String(++number), ...events[slot]!(), summary: '', language: 'en', published };
}

const index = new ThreadIndex();
let threads = 0;
function take(story: ThreadStory): void {
  index.expire(new Date(story.published));
  const placement = index.place(story);
  index.add(story, placement.kind === 'joins' ? placement.threadId : String(++threads));
}

while (index.size < HELD) take(nextStory());
const threadsBefore = threads;
const stories = Array.from({ length: TIMED }, nextStory);
const start = performance.now();
const cpu = process.cpuUsage();
for (const story of stories) take(story);
const seconds = (performance.now() - start) / 1000;
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    held: index.size,
    threads: threadsBefore,
    storiesPerSecond: Math.round(TIMED / seconds),
    storiesPerCpuSecond: Math.round(TIMED / ((used.user + used.system) / 1e6)),
    heapMb: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
  }),
);
