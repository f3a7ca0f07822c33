import { UsageError } from '../command.js';
import { headlinesCommand } from './headlines.command.js';
import { useTerminal } from './terminal.fixture.js';
import { threadCommand } from './thread.command.js';

const terminal = useTerminal();
const file = (content: string): Promise<string> => terminal.file('input', content);
const lines = () =>
  terminal.printed
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('headlines', () => {
  it('prints for each headline how it is read', async () => {
    const path = await file('UPDATE 2-Haftar leaves Moscow (AFP)\nFlash floods kill 12\n');
    expect(await headlinesCommand.run([path])).toBe(0);
    expect(lines()).toEqual([
      {
        headline: 'UPDATE 2-Haftar leaves Moscow (AFP)',
        shown: 'Haftar leaves Moscow (AFP)',
        priority: 'regular',
        kind: 'update',
        wires: ['afp'],
        tags: ['UPDATE 2'],
      },
      {
        headline: 'Flash floods kill 12',
        shown: 'Flash floods kill 12',
        priority: 'regular',
        kind: 'new',
        wires: [],
        tags: [],
      },
    ]);
  });

  it('reads them as those of a wire, the option before or after the file', async () => {
    const path = await file('KILL: Haftar leaves Moscow');
    await headlinesCommand.run([path, '--wire', 'ap']);
    await headlinesCommand.run(['--wire', 'ap', path]);
    const read = expect.objectContaining({ kind: 'kill', wires: ['ap'] });
    expect(lines()).toEqual([read, read]);
  });

  it.each([[[]], [['a', 'b']], [['a', '--wire']]])('refuses %j', async (args) => {
    await expect(headlinesCommand.run(args)).rejects.toThrow(UsageError);
  });
});

describe('thread', () => {
  const story = (id: number, title: string, minute: number) =>
    JSON.stringify({ id, title, language: 'en', published: `2020-01-14T09:0${minute}:00Z`, more: 1 });

  it('prints the thread of each story, in the order of time', async () => {
    const told = [
      story(1, 'Parliament in Warsaw passes pension law', 5),
      story(2, 'Libya strongman Haftar leaves Moscow without signing ceasefire', 1),
      story(3, 'Haftar leaves Moscow without signing Libya ceasefire deal', 3),
    ];
    expect(await threadCommand.run(['--stories', await file(told.join('\n'))])).toBe(0);
    expect(lines()).toEqual([
      { id: 2, thread: '1' },
      { id: 3, thread: '1' },
      { id: 1, thread: '2' },
    ]);
  });

  it('tells what it can’t read and goes on', async () => {
    const told: string[] = [];
    jest.spyOn(console, 'error').mockImplementation((line: string) => told.push(line));
    expect(await threadCommand.run(['--stories', await file(`{"id":1}\n${story(2, 'Haftar', 1)}`)])).toBe(1);
    expect(lines()).toEqual([{ id: 2, thread: '1' }]);
    expect(told).toEqual([expect.stringMatching(/^story line 1: /)]);
  });
});
