/** The detector's script with its smallest model; the package types only its module with the larger one. */
declare module 'eld/minified/eld.XS60.min.js' {
  export interface Detector {
    detect(text: string): { readonly language: string; isReliable(): boolean };
  }
  export const detect: Detector['detect'] | undefined;
}

// eslint-disable-next-line no-var -- only `var` declares a global
declare var eld: import('eld/minified/eld.XS60.min.js').Detector;
