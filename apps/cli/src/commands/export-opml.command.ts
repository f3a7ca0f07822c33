import { FeedCatalog } from '@app/polling';
import type { Command } from '../command.js';
import { withStorage } from '../open-storage.js';
import { readOptions } from '../read-options.js';

/** Prints all feeds as OPML 2.0. */
export const exportOpml: Command = {
  name: 'export-opml',
  usage: '',
  async run(args) {
    readOptions(args, {});
    return withStorage(async ({ feeds }) => {
      process.stdout.write(await new FeedCatalog(feeds).exportOpml());
      return 0;
    });
  },
};
