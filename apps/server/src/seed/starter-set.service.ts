import { type NewFeed, WirewatchError } from '@app/contracts';
import { FeedStore, RuleStore, SecretStore } from '@app/ports';
import { loadStarter, type Settings, SettingsError, type Starter } from '@app/settings';
import { Storage } from '@app/storage';
import { RuleDesk } from '@app/topics';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../settings.token.js';

/** Where it is noted that a setting, not a person, has put the demo wire off. */
const DEMO_OFF = 'demo-wire-off';

/** Stands beside what no person has saved. */
const SAVED_BY = 'starter set';

/** What a first start puts in, and whether the demo wire speaks. */
@Injectable()
export class StarterSet {
  constructor(
    private readonly storage: Storage,
    private readonly feeds: FeedStore,
    private readonly rules: RuleDesk,
    private readonly store: RuleStore,
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

  async #put({ feeds, topics, lists }: Starter): Promise<void> {
    for (const feed of feeds) {
      if (this.settings.demoWire || !isDemo(feed)) await this.#add(feed);
    }
    // Lists first: topics name them.
    for (const [name, entries] of Object.entries(lists)) {
      await explained(`the list "${name}"`, this.rules.putList(name, entries));
    }
    const there = new Set((await this.store.list({ scope: 'topic' })).map((topic) => topic.name));
    for (const topic of topics.filter(({ name }) => !there.has(name))) {
      const rule = { ...topic, scope: 'topic' } as const;
      await explained(`the topic "${topic.name}"`, this.rules.add(rule, null, SAVED_BY));
    }
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

/** Names what in the starter file could not be saved. @throws SettingsError */
async function explained<T>(what: string, saving: Promise<T>): Promise<T> {
  try {
    return await saving;
  } catch (error) {
    if (!(error instanceof WirewatchError)) throw error;
    const cause = `${what} can't be saved: ${(error.hint ?? error.message).replace(/\.$/, '')}`;
    throw new SettingsError([{ variable: 'STARTER', cause, remedy: 'Mend the file, or set STARTER=none' }]);
  }
}
