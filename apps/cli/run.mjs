// `npm run --silent wirewatch -- COMMAND`: builds the commands where they are out of date,
// which is told on stderr, and runs one.
import { runWhenReady } from '../../tools/when-ready.mjs';

runWhenReady(['cli'], console.error);
