/** Match to alert: who hears of a matched story version, as what, and how loud. Pure: `now` is given. */
export { confidenceOf } from './confidence.js';
export { decideAlert } from './decide-alert.js';
export { decideTopicAlert } from './decide-topic-alert.js';
export { gatherAt } from './gather-at.js';
export { nextQuietEnd, summaryTimes } from './quiet-time.js';
export { renderSummary } from './render-summary.js';
export { standingWords } from './standing-words.js';
export { materialChange } from './stages/material-change.js';
export { quantityWords } from './stages/stage-words.js';
