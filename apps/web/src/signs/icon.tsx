/** Drawings on a grid of 16, stroke 1.5, round ends. */
const PATHS = {
  bell: 'M8 2a4 4 0 0 0-4 4v3l-1.5 2.5h11L12 9V6a4 4 0 0 0-4-4ZM6.5 13.5a1.5 1.5 0 0 0 3 0',
  'bell-off': 'M4 6.5V9l-1.5 2.5h9M12 9V6a4 4 0 0 0-6.5-3.1M2 2l12 12M6.5 13.5a1.5 1.5 0 0 0 3 0',
  list: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  sliders: 'M2 4.5h7M12 4.5h2M2 11.5h2M7 11.5h7M10.5 3v3M5.5 10v3',
  plus: 'M8 3v10M3 8h10',
  check: 'm3 8.5 3.2 3L13 4.5',
  x: 'm4 4 8 8M12 4l-8 8',
  right: 'm6 3.5 4.5 4.5L6 12.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  up: 'm3.5 10 4.5-4.5L12.5 10',
  update: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  pen: 'M3 13l.6-2.8L10.5 3.3l2.2 2.2-6.9 6.9L3 13ZM9 5l2 2',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.5v9l7-4.5-7-4.5Z',
  ban: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM4.2 4.2l7.6 7.6',
  info: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 7.5v3.2M8 5.2v.1',
  warn: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.2v.1',
  clock: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM8 5v3l2 1.5',
  phone: 'M5 1.5h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7.2 12.2h1.6',
  desk: 'M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3',
  share: 'M8 9.5v-8M5.2 4 8 1.5 10.8 4M4.5 7H3v7h10V7h-1.5',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  link: 'M6.5 9.5l3-3M7 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4L5 7.5',
  user: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8ZM2.8 13.8c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
  feed: 'M3 13v-.1M3 8.5A4.5 4.5 0 0 1 7.5 13M3 4a9 9 0 0 1 9 9',
  out: 'M9 3h4v4M13 3 7.5 8.5M11.5 9.5V13H3V4.5h3.5',
  dots: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
  bin: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7.5v3.5M9 7.5v3.5',
  thread: 'M4 2v12M4 4.5h8M4 8h6M4 11.5h8',
} as const;
export type IconName = keyof typeof PATHS;

/** A drawing beside a word; it says nothing by itself. */
export function Icon({
  name,
  large = false,
  flip = false,
}: {
  name: IconName;
  large?: boolean;
  flip?: boolean;
}) {
  const classes = ['i', large ? 'i20' : '', flip ? 'flip' : ''].filter(Boolean).join(' ');
  return (
    <svg className={classes} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
