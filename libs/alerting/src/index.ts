/** Match to alert: who hears of a matched story version, as what, and how loud. Pure: `now` is given. */
export { decideAlert } from './decide-alert.js';
export { decideTopicAlert } from './decide-topic-alert.js';
export { gatherAt } from './gather-at.js';
export { dayStart } from './local-time.js';
export { renderSummary } from './render-summary.js';
export { materialChange } from './stages/material-change.js';
export { quantityWords } from './stages/stage-words.js';
