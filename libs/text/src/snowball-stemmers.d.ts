/** The package brings no types of its own. */
declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem(word: string): string;
  }
  /** @throws Error where there is no such algorithm */
  export function newStemmer(algorithm: string): Stemmer;
}
