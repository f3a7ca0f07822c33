/** Pure: how text becomes words, stems and a language. */
export * from './cut-words.js';
export * from './detect-language.js';
export * from './fold.js';
export * from './letter.js';
export * from './plain-text.js';
export * from './stem-beginnings.js';
export * from './stems.js';
export * from './word.js';
