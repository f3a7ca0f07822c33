import type { Change } from './word-diff.js';

/** Old words struck, new words underlined. */
export function ChangedWords({ changes }: { readonly changes: readonly Change[] }) {
  return changes.map(({ kind, text }, place) => {
    // The pieces are a fixed sequence: their place is what they are.
    if (kind === 'removed') return <Removed key={place} text={text} />;
    if (kind === 'added') return <Added key={place} text={text} />;
    return <span key={place}>{text}</span>;
  });
}

function Removed({ text }: { readonly text: string }) {
  return (
    <>
      <del>{text.trimEnd()}</del>{' '}
    </>
  );
}

function Added({ text }: { readonly text: string }) {
  const words = text.trimEnd();
  return (
    <>
      <ins>{words}</ins>
      {text.slice(words.length)}
    </>
  );
}
