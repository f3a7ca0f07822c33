import 'react';

declare module 'react' {
  interface CSSProperties {
    /** A bar's height in hundredths of its chart. */
    '--v'?: number;
    /** How far along a rail, in hundredths. */
    '--at'?: number;
  }
}
