import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { sentenceOf } from '../api/field-errors.js';
import { Icon } from '../signs/icon.js';

/** A shorter wait shows nothing: a flicker says less than a blank. Milliseconds. */
const SHOWN_AFTER_MS = 300;

/** Rows of the right height while a list is on its way. */
export function LoadingRows({ rows, height }: { readonly rows: number; readonly height: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-busy="true" className="loading">
      <span className="sr">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} className={shown ? 'shown' : ''} style={{ blockSize: height }} />
      ))}
    </div>
  );
}

/** A part that could not be loaded, with the way to try again where it stands. */
export function FailedPart({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <Banner tone="bad" icon="warn" title="This part could not be loaded" alert>
      <p>{sentenceOf(error)}</p>
      <div className="act">
        <Button className="btn sm" onPress={retry}>
          Try again
        </Button>
      </div>
    </Banner>
  );
}

/** A sign, a sentence, what to do. */
export function Banner(props: {
  readonly tone?: 'good' | 'late' | 'bad';
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly title: string;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={`ban ${props.tone ?? ''}`} role={props.alert ? 'alert' : 'status'}>
      <Icon name={props.icon} />
      <div>
        <span className="b">{props.title}</span>
        {props.children}
      </div>
    </div>
  );
}
