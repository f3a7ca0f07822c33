// `npm run build`: installs and builds all of it, and runs nothing.
import { makeReady } from '../../tools/when-ready.mjs';

makeReady(['server', 'web', 'cli'], console.log);
