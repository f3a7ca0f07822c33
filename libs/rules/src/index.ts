/** Pure: the rule language (read, print, compile, evaluate) and the rule index that matches. */
export { compileRule } from './compile/compile-rule.js';
export { cutStory, indexWordsOf } from './evaluate/cut-story.js';
export type { CutField, CutStory } from './evaluate/cut-story.js';
export { evaluate } from './evaluate/evaluate.js';
export { marksOf } from './evaluate/marks.js';
export * from './hints/rule-hints.js';
export { RuleIndex } from './index/rule-index.js';
export type { RuleIndexStats } from './index/rule-index.js';
export * from './lists-named.js';
export * from './matched-text.js';
export { narrowingOf } from './narrow/narrowing-of.js';
export * from './plan.js';
export { printQuery } from './print/print-query.js';
export * from './query.js';
export { parseRule } from './read/parse-rule.js';
export type { ParsedRule } from './read/parse-rule.js';
export * from './read-rule.js';
