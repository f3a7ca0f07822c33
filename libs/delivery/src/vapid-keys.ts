import { SecretStore } from '@app/ports';
import { createECDH } from 'node:crypto';
import { generateVAPIDKeys } from 'web-push';
import { z } from 'zod';

/** Where the installation keeps its pair. */
const SECRET = 'vapid-keys';

const pairSchema = z.object({ publicKey: z.string(), privateKey: z.string() });
type KeyPair = z.infer<typeof pairSchema>;

/** The operator's two keys don't belong together. */
export class VapidPairError extends Error {
  constructor() {
    super('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are not a pair. Give both from one pair, or neither.');
    this.name = 'VapidPairError';
  }
}

/**
 * The keys by which push services know this installation (RFC 8292). Browsers bind
 * their subscriptions to the public one, so it must not change by itself.
 */
export class VapidKeys {
  private constructor(
    /** base64url of 65 bytes. */
    readonly publicKey: string,
    /** base64url of 32 bytes. */
    readonly privateKey: string,
    /** `mailto:` or https: whom a push service asks when something is wrong. */
    readonly subject: string,
  ) {}

  /** Looks before anything else starts whether the operator's keys are a pair. @throws VapidPairError */
  static check(given: KeyPair | null): void {
    if (given === null) return;
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(given.privateKey, 'base64url');
    if (curve.getPublicKey('base64url') !== given.publicKey) throw new VapidPairError();
  }

  /** The operator's pair, else the one that was made at the first start and is kept. @throws VapidPairError */
  static async load(
    secrets: SecretStore,
    settings: { readonly vapidKeys: KeyPair | null; readonly vapidSubject: string | null },
    publicUrl: string,
  ): Promise<VapidKeys> {
    const subject = settings.vapidSubject ?? subjectOf(publicUrl);
    VapidKeys.check(settings.vapidKeys);
    if (settings.vapidKeys !== null) {
      return new VapidKeys(settings.vapidKeys.publicKey, settings.vapidKeys.privateKey, subject);
    }
    const kept = await secrets.keepFirst(SECRET, JSON.stringify(generateVAPIDKeys()));
    const { publicKey, privateKey } = pairSchema.parse(JSON.parse(kept));
    return new VapidKeys(publicKey, privateKey, subject);
  }

  /** Puts a new pair in the place of the kept one; gives its public key. Every browser must subscribe again. */
  static async rotate(secrets: SecretStore): Promise<string> {
    const pair = generateVAPIDKeys();
    await secrets.set(SECRET, JSON.stringify(pair));
    return pair.publicKey;
  }
}

/** Apple refuses a subject on localhost, so that a trial at home gets an address that is nobody's (RFC 2606). */
function subjectOf(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? publicUrl : 'mailto:operator@wirewatch.invalid';
}
