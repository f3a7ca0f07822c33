import { createReadStream } from 'node:fs';

/**
 * The lines of a UTF-8 file, some at a time, without their ends; a line feed at the
 * very end begins no further line.
 * @throws Error where the file can't be read
 */
export async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  let rest = '';
  let first = true;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    const text = first ? (chunk as string).replace(/^\ufeff/, '') : (chunk as string);
    first = false;
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    yield lines.map(withoutReturn);
  }
  if (rest !== '') yield [withoutReturn(rest)];
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
