import { readWireText } from '@app/stories';
import { z } from 'zod';
import { UsageError, type Command } from '../command.js';
import { LinePrinter } from '../match/print-lines.js';
import { readLines } from '../match/read-lines.js';
import { readOptions } from '../read-options.js';
import { readWireConventions } from '../wire-conventions-file.js';

/** Says how the wire conventions read headlines. */
export const headlinesCommand: Command = {
  name: 'headlines',
  usage:
    'FILE [--wire W]: prints {"headline", "shown", "priority", "kind", "wires", "tags"} for each line of the file',

  async run(args) {
    const { file, wire } = readArguments(args);
    const conventions = await readWireConventions();
    const printer = new LinePrinter();
    for await (const lines of readLines(file)) {
      for (const line of lines) {
        if (line.trim() === '') continue;
        const text = { title: line, summary: '', body: '', author: '', source: '' };
        const { headline, shown, priority, kind, wires, tags } = readWireText(text, wire, conventions);
        await printer.print(
          JSON.stringify({ headline, shown, priority: priority ?? 'regular', kind, wires, tags }),
        );
      }
    }
    await printer.flush();
    return 0;
  },
};

/** The file may stand before or after the option. */
function readArguments(args: readonly string[]): { file: string; wire: string | null } {
  const at = args.indexOf('--wire');
  const options = at < 0 ? [] : args.slice(at, at + 2);
  const [file, ...more] = args.filter((_, index) => at < 0 || index < at || index > at + 1);
  const { wire } = readOptions(options, { wire: z.string().min(1).optional() });
  if (file === undefined || more.length > 0) throw new UsageError('headlines takes one file.');
  return { file, wire: wire ?? null };
}
