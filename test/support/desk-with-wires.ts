import type { ApiStory, DeskQuestion } from '@app/contracts';
import type { ApiClient } from './api-client.js';
import { FeedServer, type FeedEntry } from './feed-server.js';
import { LiveClient } from './live-client.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A newsroom that watches the feeds of some wires. */
export class DeskWithWires {
  private items = 0;

  private constructor(
    readonly server: TestServer,
    private readonly wires: FeedServer,
    readonly admin: ApiClient,
    /** What the newsroom sees. */
    readonly desk: LiveClient,
    private readonly feeds: ReadonlyMap<string, string>,
  ) {}

  static async start(names: readonly string[]): Promise<DeskWithWires> {
    const [server, wires] = await Promise.all([startTestServer(), FeedServer.start()]);
    const admin = await server.signInAsAdmin();
    const desk = await LiveClient.watch(server.origin, admin.cookie, ['newsroom']);
    const feeds = new Map<string, string>();
    for (const wire of names) {
      const { id } = await admin.call('addFeed', {
        body: { url: wires.url(wire), name: wire, wire, every: 3600 },
      });
      feeds.set(wire, id);
      // What the first poll brings fills the archive.
      await admin.call('pollFeed', { params: { id } });
    }
    return new DeskWithWires(server, wires, admin, desk, feeds);
  }

  async stop(): Promise<void> {
    this.desk.close();
    await Promise.all([this.server.stop(), this.wires.stop()]);
  }

  /** Sends an item, a new one unless its `guid` is given, and polls for it. */
  async send(wire: string, entry: Partial<FeedEntry> & { title: string }): Promise<void> {
    this.items += 1;
    this.wires.release(wire, { guid: `urn:${wire}:item-${this.items}`, description: '', ...entry });
    await this.admin.call('pollFeed', { params: { id: this.feeds.get(wire) ?? '' } });
  }

  /** Sends an item and gives its story when it is matched. */
  async bring(wire: string, entry: Partial<FeedEntry> & { title: string }): Promise<ApiStory> {
    const before = this.desk.stories.length;
    await this.send(wire, entry);
    await this.desk.until(({ stories }) => stories.length > before);
    return this.desk.stories[before]!;
  }

  /** Sends an item and gives the question that it raises. */
  async raise(wire: string, entry: Partial<FeedEntry> & { title: string }): Promise<DeskQuestion> {
    const before = this.desk.questions.length;
    await this.send(wire, entry);
    await this.desk.until(({ questions }) => questions.length > before);
    return this.desk.questions[before]!;
  }
}
