/// <reference lib="webworker" />
import { ownAddress, readMessage } from './read-message.js';
import { subscribeAgain } from './subscribe-again.js';
import { shownAlert, tellOpened } from './tell-opened.js';

declare const self: ServiceWorkerGlobalScope;

// A new worker takes over at once: it holds no pages' files that could go out of step.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data?.text() ?? null));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const data = event.notification.data as { navigate?: unknown; shown?: unknown } | null;
  const shown = shownAlert(data?.shown);
  event.waitUntil(
    Promise.allSettled([
      open(ownAddress(data?.navigate, self.location.origin) ?? `${self.location.origin}/alerts`),
      ...(shown === null ? [] : [tellOpened(shown)]),
    ]),
  );
});

// TypeScript's library does not know this event's type yet (Push API, section 9.4).
self.addEventListener('pushsubscriptionchange', (event) => {
  const change = event as ExtendableEvent & { readonly oldSubscription?: PushSubscription | null };
  change.waitUntil(subscribeAgain(self.registration.pushManager, change.oldSubscription ?? null));
});

async function show(text: string | null): Promise<void> {
  const { title, navigate, shown, aliases, ...options } = readMessage(text, self.location.origin);
  // iOS does not replace a notification by its tag, and nothing replaces one by another's.
  for (const tag of [options.tag, ...aliases]) {
    for (const earlier of await self.registration.getNotifications({ tag })) earlier.close();
  }
  await self.registration.showNotification(title, {
    ...options,
    // What is to be heard sounds although it replaces one. What is silent is shown without a sound also where its
    // reader has put the earlier one away: browsers take push away from a site that shows nothing.
    renotify: !options.silent,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    data: { navigate, shown },
    // TypeScript's library does not know `renotify` (Notifications API, section 2).
  } as NotificationOptions);
}

/** Brings a window of ours to the address, or opens one. */
async function open(address: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(({ url }) => url === address) ?? windows[0];
  if (!there) {
    await self.clients.openWindow(address);
    return;
  }
  const focused = await there.focus();
  if (focused.url === address) return;
  // A page that this worker does not control yet cannot be led.
  await focused.navigate(address).catch(() => self.clients.openWindow(address));
}
