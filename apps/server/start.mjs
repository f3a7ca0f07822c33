// `npm start`: installs and builds what is missing, then runs the server.
import { runWhenReady } from '../../tools/when-ready.mjs';

runWhenReady(['server', 'web'], console.log);
