import { META_FIELD_NAMES } from '../query.js';
import type { FieldName, MetaFieldName, Query } from '../query.js';
import type { Faults } from './fault.js';
import { gap } from './gap.js';
import { metaQuery } from './meta-query.js';
import { TokenReader } from './token-reader.js';
import type { Token, TokenOf } from './token.js';

/** Builds the tree of a rule; null where there is nothing at all. Reports what is wrong and reads on. */
export function parseTokens(tokens: readonly Token[], faults: Faults): Query | null {
  return new Parser(tokens, faults).parse();
}

/** Joins sides into one node, taking apart those that are of the same kind. */
function joined(kind: 'and' | 'or', sides: readonly Query[]): Query {
  if (sides.length === 1) return sides[0]!;
  const of = sides.flatMap((side) => (side.kind === kind ? side.of : [side]));
  return { kind, of, start: of[0]!.start, end: of[of.length - 1]!.end };
}

class Parser {
  private readonly reader: TokenReader;

  constructor(
    tokens: readonly Token[],
    private readonly faults: Faults,
  ) {
    this.reader = new TokenReader(tokens, faults);
  }

  parse(): Query | null {
    return this.or();
  }

  private missing(token: Token, message: string, hint: string): void {
    this.faults.add('missing-operand', token, message, hint);
  }

  private or(): Query | null {
    const sides: Query[] = [];
    let left = this.and();
    let reported = false;
    for (let token = this.reader.peek(); token?.kind === 'or'; token = this.reader.peek()) {
      this.reader.take();
      if (left === null && !reported) {
        this.missing(token, 'OR has nothing on its left.', 'Write a word on both sides: truce OR ceasefire.');
      }
      sides.push(left ?? gap(token));
      const right = this.and();
      reported = right === null;
      if (right === null && left !== null) {
        this.missing(
          token,
          'OR has nothing on its right.',
          'Write a word on both sides: truce OR ceasefire.',
        );
      }
      left = right;
    }
    if (left !== null) sides.push(left);
    return sides.length === 0 ? null : joined('or', sides);
  }

  /** Operands side by side; null where there is not even an operator. */
  private and(): Query | null {
    const items: Query[] = [];
    let operator: Token | null = null;
    let first: Token | undefined;
    for (let token = this.reader.peek(); token !== undefined; token = this.reader.peek()) {
      if (token.kind === 'close' || token.kind === 'or') break;
      first ??= token;
      if (token.kind === 'and') {
        this.reader.take();
        if (items.length === 0 || operator !== null) {
          this.missing(
            token,
            'AND has nothing on its left.',
            'Write a word on both sides: Libya AND ceasefire.',
          );
        }
        if (items.length > 0) operator = token;
      } else {
        items.push(this.unary(token));
        operator = null;
      }
    }
    if (operator !== null) {
      this.missing(
        operator,
        'AND has nothing on its right.',
        'Write a word on both sides: Libya AND ceasefire.',
      );
    }
    if (first === undefined) return null;
    return items.length === 0 ? gap(first) : joined('and', items);
  }

  private unary(token: Token): Query {
    if (token.kind !== 'not') return this.near(token);
    this.reader.take();
    const { start } = token;
    let next = this.reader.peek();
    if (next?.kind === 'not') {
      this.missing(
        token,
        'A minus or NOT has another one to work on instead of a word.',
        'Take both away: twice without is with.',
      );
      while (next?.kind === 'not') {
        this.reader.take();
        next = this.reader.peek();
      }
      if (next !== undefined && isOperandStart(next)) this.near(next);
      return gap(token);
    }
    if (next === undefined || !isOperandStart(next)) {
      this.missing(
        token,
        'A minus or NOT has no word to work on.',
        'Write what must not be there directly after it: -oil or NOT oil.',
      );
      return gap(token);
    }
    const of = this.near(next);
    return { kind: 'not', of, start, end: of.end };
  }

  private near(first: Token): Query {
    let left: Query;
    let reported = first.kind === 'near';
    if (reported) {
      this.missing(
        first,
        'NEAR has nothing on its left.',
        'Write a word on both sides: Haftar NEAR/8 Moscow.',
      );
      left = gap(first);
    } else {
      left = this.primary(first);
    }
    for (let token = this.reader.peek(); token?.kind === 'near'; token = this.reader.peek()) {
      this.reader.take();
      const right = this.nearSide(token, reported);
      left = {
        kind: 'near',
        left,
        right,
        distance: token.distance,
        ordered: token.ordered,
        start: left.start,
        end: right.end,
      };
      reported = false;
    }
    return left;
  }

  /** What stands right of a NEAR. */
  private nearSide(near: TokenOf<'near'>, reported: boolean): Query {
    const token = this.reader.peek();
    if (token?.kind === 'not') {
      return this.unary(token);
    }
    if (token !== undefined && token.kind !== 'near' && isOperandStart(token)) return this.primary(token);
    if (!reported) {
      this.missing(
        near,
        'NEAR has nothing on its right.',
        'Write a word on both sides: Haftar NEAR/8 Moscow.',
      );
    }
    return gap(near);
  }

  /** One operand; the token given begins it. */
  private primary(token: Token): Query {
    this.reader.take();
    switch (token.kind) {
      case 'open':
        return this.group(token);
      case 'field':
        return this.fielded(token);
      case 'word':
      case 'prefix':
      case 'exact':
      case 'phrase':
      case 'list':
        return token;
      case 'value':
      case 'broken':
      default:
        return gap(token);
    }
  }

  private group(open: Token): Query {
    if (!this.reader.enter(open)) return gap(open);
    const of = this.or();
    const close = this.reader.leave(open);
    if (of === null && close !== undefined) {
      const place = { start: open.start, end: close.end };
      this.faults.add(
        'empty',
        place,
        'There is nothing between these brackets.',
        'Write words between them, or take them away.',
      );
    }
    return of ?? gap(open);
  }

  /** A field with its operand. Of fields directly within each other the innermost counts. */
  private fielded(outer: TokenOf<'field'>): Query {
    let field = outer;
    let next = this.reader.peek();
    while (next?.kind === 'field' && !isMeta(field.name)) {
      this.reader.take();
      field = next;
      next = this.reader.peek();
    }
    if (isMeta(field.name) && next?.kind === 'value') {
      this.reader.take();
      return metaQuery(field.name, outer, { ...next, words: [], kind: 'phrase' }, this.faults);
    }
    if (
      next === undefined ||
      !isOperandStart(next) ||
      next.kind === 'near' ||
      (next.kind === 'field' && isMeta(field.name))
    ) {
      this.missing(
        field,
        `${field.name === null ? 'This field' : `${field.name}:`} has nothing to work on.`,
        `Write what it should hold directly after the colon${field.name === null ? '' : `: ${field.name}:ceasefire`}. A minus goes before the field.`,
      );
      return gap(field);
    }
    const of = this.primary(next);
    if (isMeta(field.name)) return metaQuery(field.name, outer, of, this.faults);
    if (field.name === null || of.kind === 'field' || of.kind === 'meta') return of;
    return { kind: 'field', field: field.name, of, start: outer.start, end: of.end };
  }
}

function isMeta(name: FieldName | null): name is MetaFieldName {
  return META_FIELD_NAMES.some((field) => field === name);
}

function isOperandStart(token: Token): boolean {
  return token.kind !== 'and' && token.kind !== 'or' && token.kind !== 'not' && token.kind !== 'close';
}
