/** What the browser is and allows, as read at one moment. */
export interface PushFacts {
  /** https, or localhost. */
  readonly secure: boolean;
  /** Service workers, PushManager and Notification are all there. */
  readonly capable: boolean;
  readonly ios: boolean;
  /** Opened from the Home Screen. */
  readonly installed: boolean;
  readonly permission: NotificationPermission;
  /** Whether this browser holds a subscription that the server knows; null while that is being looked up. */
  readonly registered: boolean | null;
  /** What registering failed with, as a sentence. */
  readonly failure: string | null;
}

/** The one state that the notifications card shows. */
export type PushState =
  | { readonly kind: 'insecure' }
  | { readonly kind: 'install-first' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'failed'; readonly reason: string }
  /** Allowed, and switched off here. */
  | { readonly kind: 'off' }
  | { readonly kind: 'on' };

/**
 * Which state holds. The order is that of what has to be put right first: without a
 * secure page there are no service workers at all, on an iPhone push comes with the
 * installed app only, and a refusal can be undone only in the browser.
 */
export function pushState(facts: PushFacts): PushState {
  if (!facts.secure) return { kind: 'insecure' };
  if (facts.ios && !facts.installed) return { kind: 'install-first' };
  if (!facts.capable) return { kind: 'unsupported' };
  if (facts.permission === 'denied') return { kind: 'denied' };
  if (facts.failure !== null) return { kind: 'failed', reason: facts.failure };
  if (facts.permission === 'default') return { kind: 'ask' };
  if (facts.registered === null) return { kind: 'looking' };
  return { kind: facts.registered ? 'on' : 'off' };
}

/** iPhone, iPod, iPad; an iPad calls itself a Macintosh, which has no touch screen. */
export function isIos(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
}
