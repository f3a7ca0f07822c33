import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../command.js';
import { checkRuleCommand } from './check-rule.command.js';

describe('check-rule', () => {
  let folder: string;
  let printed: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-rule-'));
    printed = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<unknown> {
    expect(await checkRuleCommand.run(args)).toBe(0);
    expect(printed).toHaveLength(1);
    return JSON.parse(printed[0]!);
  }

  it('prints how a rule is read', async () => {
    expect(await run('Libya -oil')).toEqual({ canonical: '(Libya AND NOT oil)', errors: [] });
  });

  it('prints every fault', async () => {
    expect(await run('(ab*')).toEqual({
      canonical: '',
      errors: [
        { code: 'unclosed-bracket', start: 0, end: 1, message: expect.any(String), hint: expect.any(String) },
        { code: 'short-prefix', start: 1, end: 4, message: expect.any(String), hint: expect.any(String) },
      ],
    });
  });

  it.each([
    ['', 'empty'],
    ['-Libya', 'only-negative'],
    ['@libya', 'unknown-list'],
  ])('takes %j as it stands', async (text, code) => {
    expect(await run(text)).toMatchObject({ canonical: '', errors: [{ code }] });
  });

  it('knows the term lists of a file', async () => {
    const file = join(folder, 'lists.json');
    await writeFile(file, '{"libya":["Libya","ليبيا"]}');
    expect(await run('@libya', '--lists', file)).toEqual({ canonical: '@libya', errors: [] });
  });

  it('refuses a file that holds no term lists, and more than one text', async () => {
    const file = join(folder, 'lists.json');
    await writeFile(file, '["libya"]');
    await expect(checkRuleCommand.run(['@libya', '--lists', file])).rejects.toThrow(UsageError);
    await expect(checkRuleCommand.run(['a', '--lists', join(folder, 'none')])).rejects.toThrow(UsageError);
    await expect(checkRuleCommand.run(['a', 'b'])).rejects.toThrow(UsageError);
    await expect(checkRuleCommand.run([])).rejects.toThrow(UsageError);
  });
});
