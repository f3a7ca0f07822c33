/** Alerts out to people: one file a channel; here push. */
export { pushMessageOf } from './push-message.js';
export { PushSender } from './push.sender.js';
export { VapidKeys, VapidPairError } from './vapid-keys.js';
