import { Faults } from './read/fault.js';
import { lex } from './read/lex.js';

/** The names of the term lists that a rule text names, in lower case, each once; faults are passed over. */
export function listsNamed(text: string): string[] {
  if (!text.includes('@')) return [];
  const names = lex(text, new Faults()).map((token) =>
    token.kind === 'list' ? token.name.toLowerCase() : null,
  );
  return [...new Set(names)].filter((name) => name !== null);
}
