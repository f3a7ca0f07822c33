/** The same fault of many connections is told once, and again after this long. */
const REPEAT_MS = 10_000;

/** Tells a fault unless it is the one told last, a moment ago. */
export function oncePerOutage(tell: (error: Error) => void): (error: Error) => void {
  let last = { message: '', at: 0 };
  return (error) => {
    if (error.message === last.message && Date.now() - last.at < REPEAT_MS) return;
    last = { message: error.message, at: Date.now() };
    tell(error);
  };
}
