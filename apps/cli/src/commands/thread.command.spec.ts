import { useTerminal } from './terminal.fixture.js';
import { threadCommand } from './thread.command.js';

const at = (hour: number) => `2020-01-14T${String(hour).padStart(2, '0')}:00:00Z`;
const HAFTAR = 'Haftar leaves Moscow without signing Libya ceasefire';

describe('thread', () => {
  const terminal = useTerminal();

  const run = async (...stories: readonly unknown[]): Promise<number> =>
    threadCommand.run(['--stories', await terminal.stories(stories)]);
  const threads = () =>
    terminal.printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string | number; thread: string });
  const ids = () => threads().map(({ id }) => id);

  it('prints a line for each story in the order of time, whatever that of the file', async () => {
    const oil = { id: 'oil', title: 'Oil price climbs above 80 dollars', published: at(9) };
    expect(await run({ id: 7, title: HAFTAR, published: at(11) }, oil)).toBe(0);
    expect(threads()).toEqual([
      { id: 'oil', thread: '1' },
      { id: 7, thread: '2' },
    ]);
  });

  it('keeps stories of one time in the order of the file, and puts one without a time after that before it', async () => {
    const titles = ['One', 'Two', 'Three', 'Four'].map((title) => ({ id: title, title }));
    const [one, two, three, four] = titles;
    expect(await run({ ...one, published: at(9) }, { ...two, published: null }, { ...three, published: at(8) }, { ...four, published: at(9) })).toBe(0); // prettier-ignore
    expect(ids()).toEqual(['Three', 'One', 'Two', 'Four']);
    terminal.printed = '';
    expect(await run(...titles)).toBe(0);
    expect(ids()).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('reads a day, and a time without a zone as UTC', async () => {
    const times = ['2020-01-14T10:00:00', '2020-01-14T11:30:00+02:00', '2020-01-14'];
    expect(await run(...times.map((published) => ({ id: published, title: published, published })))).toBe(0);
    expect(ids()).toEqual(['2020-01-14', '2020-01-14T11:30:00+02:00', '2020-01-14T10:00:00']);
  });

  it('takes an id that comes again for a later version', async () => {
    const first = { id: 'afp', title: HAFTAR, published: at(9) };
    const second = { id: 'afp', title: 'Wholly other words', published: at(10) };
    expect(await run(first, second)).toBe(0);
    expect(threads()).toEqual([
      { id: 'afp', thread: '1' },
      { id: 'afp', thread: '1' },
    ]);
  });

  it('takes empty titles and bodies of a megabyte', async () => {
    const body = 'The general left Moscow without signing. '.repeat(26_000);
    const empty = { title: '', published: at(9) };
    expect(await run({ ...empty, id: 1 }, { ...empty, id: 2 }, { ...empty, id: 3, body })).toBe(0);
    expect(new Set(threads().map(({ thread }) => thread)).size).toBe(3);
  });

  it('reads headline and language as the server does', async () => {
    const body = 'General Chalifa Haftar hat Moskau verlassen, ohne das Abkommen über den Waffenstillstand zu unterschreiben.'; // prettier-ignore
    const tagged = { id: 'a', title: 'URGENT: Haftar verlässt Moskau', body, published: at(9) };
    const plain = { id: 'b', title: 'Haftar verlässt Moskau', body, published: at(9), language: 'de' };
    expect(await run(tagged, plain)).toBe(0);
    expect(new Set(threads().map(({ thread }) => thread)).size).toBe(1);
  });

  it('says which lines it can’t read, and why, and goes on with the others', async () => {
    const good = { id: 'a', title: HAFTAR, published: at(9) };
    expect(await run(good, '{"id":', { id: 'b' }, { ...good, id: 'c', published: 'yesterday' }, '')).toBe(1);
    expect(ids()).toEqual(['a']);
    expect(terminal.told).toEqual([
      expect.stringMatching(/^story line 2: .*JSON/),
      expect.stringMatching(/^story line 3: .*title/),
      expect.stringMatching(/^story line 4: .*Write the time as .* instead of yesterday\./),
    ]);
  });
});
