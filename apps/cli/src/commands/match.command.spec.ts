import { UsageError } from '../command.js';
import { matchCommand } from './match.command.js';
import { useTerminal } from './terminal.fixture.js';

describe('match', () => {
  const terminal = useTerminal();

  async function run(rules: string, stories: readonly unknown[], ...more: string[]): Promise<number> {
    return matchCommand.run([
      ...['--rules', await terminal.file('rules', rules)],
      ...['--stories', await terminal.stories(stories)],
      ...more,
    ]);
  }

  it('prints a line for each story, in order, with the rules that match by line number', async () => {
    const rules = Array.from({ length: 12 }, (_, index) => (index === 1 ? 'oil' : 'Libya')).join('\n');
    const stories = [
      { id: 'b', title: 'Libya' },
      { id: 'a', title: 'Oil' },
      { id: 7, title: 'Gas', published: 'unknown', more: {} },
    ];
    expect(await run(rules, stories)).toBe(0);
    expect(terminal.printed).toBe(
      '{"id":"b","rules":[1,3,4,5,6,7,8,9,10,11,12]}\n{"id":"a","rules":[2]}\n{"id":7,"rules":[]}\n',
    );
  });

  it('tells every fault of a rule and goes on with the others', async () => {
    expect(await run('(ab*\r\n\r\nLibya\r\n', [{ id: 'a', title: 'Libya' }])).toBe(0);
    expect(terminal.told).toEqual([
      expect.stringMatching(/^line 1: unclosed-bracket: ./),
      expect.stringMatching(/^line 1: short-prefix: ./),
      expect.stringMatching(/^line 2: empty: ./),
    ]);
    expect(terminal.printed).toBe('{"id":"a","rules":[3]}\n');
  });

  it('reads HTML, metadata, and a language that is given, empty or left out', async () => {
    const rules = [
      'body:"oil market"',
      'source:dw wire:ap category:politics author:roe site:dw.com priority:urgent kind:kill',
      'summary:election',
    ].join('\n');
    const known = { source: 'dw', wires: ['ap'], categories: ['Politics'], author: 'Jane Roe' };
    const more = { url: 'https://www.dw.com/1', priority: 'flash', kind: 'kill' };
    const summary = 'The elections in the country were postponed by the government on Monday';
    expect(
      await run(rules, [
        { id: 1, title: 'x', body: '<p>The <b>oil</b>&nbsp;market</p>' },
        { id: 2, title: 'x', ...known, ...more },
        { id: 3, title: 'x', summary },
        { id: 4, title: 'x', summary, language: '' },
        { id: 5, title: 'x', summary: 'Elections', language: 'en' },
      ]),
    ).toBe(0);
    expect(terminal.printed.trim().split('\n')).toEqual([
      '{"id":1,"rules":[1]}',
      '{"id":2,"rules":[2]}',
      '{"id":3,"rules":[3]}',
      '{"id":4,"rules":[]}',
      '{"id":5,"rules":[3]}',
    ]);
  });

  it('reads wires, priority and kind from the text where they are absent, and the shown headline', async () => {
    const rules = 'wire:reuters\npriority:urgent\nkind:correction\ntitle:corrected\ntitle:Haftar';
    const body = 'MOSCOW (Reuters) - Haftar left Moscow.';
    expect(
      await run(rules, [
        { id: 1, title: 'CORRECTED-Haftar leaves Moscow', body, language: 'en' },
        { id: 2, title: 'URGENT: Haftar leaves Moscow', language: 'en' },
        { id: 3, title: 'CORRECTED-Haftar leaves', body, wires: [], kind: 'new', language: 'en' },
      ]),
    ).toBe(0);
    expect(terminal.printed).toBe('{"id":1,"rules":[1,3,5]}\n{"id":2,"rules":[2,5]}\n{"id":3,"rules":[5]}\n');
  });

  it('knows term lists', async () => {
    const lists = await terminal.file('lists', '{"haftar":["Haftar","حفتر"]}');
    expect(
      await run('@haftar\n@none', [{ id: 1, title: 'المشير حفتر', language: 'ar' }], '--lists', lists),
    ).toBe(0);
    expect(terminal.printed).toBe('{"id":1,"rules":[1]}\n');
    expect(terminal.told).toEqual([expect.stringMatching(/^line 2: unknown-list: /)]);
  });

  it('says at the end what it cost', async () => {
    expect(await run('Libya\noil', [{ id: 1, title: 'Libya' }], '--stats')).toBe(0);
    expect(terminal.printed).toBe('{"id":1,"rules":[1]}\n');
    expect(terminal.told).toHaveLength(1);
    const stats = JSON.parse(terminal.told[0]!) as Record<string, number>;
    expect(Object.keys(stats)).toEqual([
      'rules',
      'stories',
      'registerMs',
      'heapMb',
      'storiesPerSecond',
      'p50Ms',
      'p99Ms',
    ]);
    expect(stats).toMatchObject({ rules: 2, stories: 1 });
  });

  it('fails when a story has no line, after the others have theirs', async () => {
    expect(await run('Libya', ['{"id":1', { title: 'Libya' }, { id: 3, title: 'Libya' }])).toBe(1);
    expect(terminal.told).toEqual([
      expect.stringMatching(/^story line 1: /),
      expect.stringMatching(/^story line 2: .*id/),
    ]);
    expect(terminal.printed).toBe('{"id":3,"rules":[1]}\n');
  });

  it('asks for both files', async () => {
    await expect(matchCommand.run(['--rules', 'x'])).rejects.toThrow(UsageError);
  });
});
