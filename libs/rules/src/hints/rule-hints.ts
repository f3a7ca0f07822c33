import { DASHES } from '../read/characters.js';
import { Faults } from '../read/fault.js';
import { lex } from '../read/lex.js';
import type { Token } from '../read/token.js';
import type { Place } from '../query.js';

/** Something that may not be meant as it is read, for the editor: no fault. */
export interface RuleHint extends Place {
  readonly message: string;
  /** What to write at this place instead. */
  readonly replacement: string;
}

const LOWER_OPERATOR = /^(?:and|or|not|o?near(?:\/\d+)?)$/i;

/** Looks for operators in lower case ("did you mean OR?") and for a minus behind a field's colon, where it is none. */
export function hintsOf(text: string): RuleHint[] {
  const tokens = lex(text, new Faults());
  const hints: RuleHint[] = [];
  tokens.forEach((token, at) => {
    if (token.kind === 'field' && token.name !== null && DASHES.includes(text.charAt(token.end) || ' ')) {
      const replacement = `-${token.name}:`;
      const { start, end } = token;
      hints.push({
        start,
        end: end + 1,
        message: `Did you mean ${replacement}? A minus goes before the field.`,
        replacement,
      });
    }
    if (token.kind !== 'word' || !LOWER_OPERATOR.test(token.text)) return;
    const replacement = token.text.toUpperCase();
    const works = isOperand(tokens[at + 1]) && (replacement === 'NOT' || isOperand(tokens[at - 1]));
    if (!works) return;
    const { start, end } = token;
    hints.push({
      start,
      end,
      message: `Did you mean ${replacement}? Operators are upper-case.`,
      replacement,
    });
  });
  return hints;
}

function isOperand(token: Token | undefined): boolean {
  return token !== undefined && !['and', 'or', 'near'].includes(token.kind);
}
