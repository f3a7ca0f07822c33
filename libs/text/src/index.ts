export * from './word.js';
export * from './plain-text.js';
