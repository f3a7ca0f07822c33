import { type NewFeed, WirewatchError } from '@app/contracts';
import { FeedStore, RuleStore, SecretStore } from '@app/ports';
import { loadStarter, type Settings, type Starter } from '@app/settings';
import { Storage } from '@app/storage';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../settings.token.js';

/** Where it is noted that a setting, not a person, has put the demo wire off. */
const DEMO_OFF = 'demo-wire-off';

/** What a first start puts in, and whether the demo wire speaks. */
@Injectable()
export class StarterSet {
  constructor(
    private readonly storage: Storage,
    private readonly feeds: FeedStore,
    private readonly rules: RuleStore,
    private readonly secrets: SecretStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Seeds once in the life of the database, also when many processes start at the same time. */
  async seed(): Promise<void> {
    const { starter } = this.settings;
    if (starter !== null) {
      // Read at every start, so that a fault in the file shows at once.
      const set = loadStarter(starter);
      await this.storage.once('starter-set', () => this.#put(set));
    }
    await this.#switchDemo();
  }

  async #put({ feeds, lists }: Starter): Promise<void> {
    for (const feed of feeds) {
      if (this.settings.demoWire || !isDemo(feed)) await this.#add(feed);
    }
    for (const [name, entries] of Object.entries(lists)) await this.rules.putList(name, entries);
  }

  /** A feed that is there already is left alone: a start may have died half-way. */
  async #add(feed: NewFeed): Promise<void> {
    await this.feeds.add(feed).catch((error: unknown) => {
      const known = error instanceof WirewatchError && /-taken$/.test(error.code);
      if (!known) throw error;
    });
  }

  /** Pauses the demo wire where a setting puts it off, and lets it speak again once it doesn't. */
  async #switchDemo(): Promise<void> {
    const wasOff = (await this.secrets.get(DEMO_OFF)) !== null;
    if (wasOff === !this.settings.demoWire) return;
    const demo = (await this.feeds.list()).filter(isDemo);
    if (this.settings.demoWire) {
      for (const { id } of demo) await this.feeds.change(id, { state: 'active' });
      await this.secrets.remove(DEMO_OFF);
      return;
    }
    const speaking = demo.filter((feed) => feed.state === 'active');
    if (speaking.length === 0) return;
    for (const { id } of speaking) await this.feeds.change(id, { state: 'paused' });
    await this.secrets.set(DEMO_OFF, new Date().toISOString());
  }
}

function isDemo({ url }: { readonly url: string }): boolean {
  return url.startsWith('demo:');
}
