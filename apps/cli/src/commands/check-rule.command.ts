import { parseRule } from '@app/rules';
import type { TermLists } from '@app/rules';
import { UsageError } from '../command.js';
import type { Command } from '../command.js';
import { readTermLists } from '../term-lists-file.js';

const NO_LISTS: TermLists = new Map();

/** Says how a rule is read, or what is wrong with it. */
export const checkRuleCommand: Command = {
  name: 'check-rule',
  usage: 'TEXT [--lists FILE]: prints {"canonical", "errors"}',

  async run(args) {
    const { text, listsFile } = readArguments(args);
    const lists = listsFile === null ? NO_LISTS : await readTermLists(listsFile);
    const { canonical, faults } = parseRule(text, { lists });
    console.log(JSON.stringify({ canonical, errors: faults }));
    return 0;
  },
};

/** The text is the first argument as it stands, also empty or beginning with a dash; the option may stand on either side. */
function readArguments(args: readonly string[]): { text: string; listsFile: string | null } {
  const [first, second, third] = args;
  if (args.length === 1 && first !== undefined) return { text: first, listsFile: null };
  if (args.length === 3 && second === '--lists') return { text: first!, listsFile: third! };
  if (args.length === 3 && first === '--lists') return { text: third!, listsFile: second! };
  throw new UsageError('check-rule takes one rule, in quotes for the shell.');
}
