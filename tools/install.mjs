// Before `npm test`: installs what is missing, as `npm start` does.
import { makeReady } from './when-ready.mjs';

makeReady([], console.error);
