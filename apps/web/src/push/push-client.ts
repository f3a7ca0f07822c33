import { DEFAULT_PREFERENCES } from '@app/contracts';
import { call, CallError } from '../api/call.js';
import { isIos } from './push-state.js';
import type { PushFacts } from './push-state.js';

/** What can be read without asking anybody. */
export function readFacts(): Omit<PushFacts, 'registered' | 'failure'> {
  const capable = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  return {
    secure: window.isSecureContext,
    capable,
    ios: isIos(navigator.userAgent, navigator.maxTouchPoints),
    installed: window.matchMedia('(display-mode: standalone)').matches,
    permission: 'Notification' in window ? Notification.permission : 'default',
  };
}

/** Registers the service worker; the browser itself looks for a newer one at each visit. */
export async function registerWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/**
 * Makes this browser's subscription one that the server can reach: subscribes where
 * there is none, anew where the server's key has changed, and tells the server.
 * @throws PushFailure with a sentence for people
 */
export async function subscribe(): Promise<void> {
  const { pushManager } = await registerWorker();
  const { publicKey } = await call('getPushKey');
  const old = await pushManager.getSubscription();
  if (old && !isForKey(old, publicKey)) {
    await forget(old);
    await old.unsubscribe();
  }
  const subscription = await subscribeWith(pushManager, publicKey);
  await call('addDevice', { body: { subscription: jsonOf(subscription) } });
  await tellTimeZone();
}

/** Notifications keep to the person's night: the first browser says where that is, a choice made before stays. */
async function tellTimeZone(): Promise<void> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const preferences = await call('getPreferences');
  if (preferences.timeZone !== DEFAULT_PREFERENCES.timeZone || timeZone === preferences.timeZone) return;
  await call('changePreferences', { body: { timeZone } });
}

/** Ends push in this browser, at the server first. */
export async function unsubscribe(): Promise<void> {
  const { pushManager } = await registerWorker();
  const subscription = await pushManager.getSubscription();
  if (!subscription) return;
  await forget(subscription);
  await subscription.unsubscribe();
}

/** Whether this browser is subscribed at all. */
export async function isSubscribed(): Promise<boolean> {
  const { pushManager } = await registerWorker();
  return (await pushManager.getSubscription()) !== null;
}

/** Why push could not be turned on, as a sentence. */
export class PushFailure extends Error {}

async function subscribeWith(push: PushManager, publicKey: string): Promise<PushSubscription> {
  try {
    return await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  } catch (error) {
    // Browsers say AbortError where their push service is out of reach or switched off.
    const why = error instanceof DOMException ? error.message : String(error);
    throw new PushFailure(`This browser’s push service refused: ${why.replace(/\.?$/, '.')}`);
  }
}

async function forget(subscription: PushSubscription): Promise<void> {
  try {
    await call('removeDevice', { body: { subscription: jsonOf(subscription) } });
  } catch (error) {
    // A server that does not know it has nothing to forget.
    if (!(error instanceof CallError) || error.status === null || error.status >= 500) throw error;
  }
}

function jsonOf(subscription: PushSubscription) {
  const { endpoint, expirationTime, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    expirationTime: expirationTime ?? null,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
  };
}

/** Whether a subscription was made with this VAPID key (base64url); a browser that does not tell is believed. */
function isForKey(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey;
  if (!key) return true;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === publicKey.replace(/=+$/, '');
}
