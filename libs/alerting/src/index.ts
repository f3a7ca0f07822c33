/** Match to alert: who hears of a matched story version, and as what. */
export { decideAlert } from './decide-alert.js';
