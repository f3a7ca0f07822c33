import { reindex } from '@app/archive';
import type { Command } from '../command.js';
import { withStorage } from '../open-storage.js';
import { readOptions } from '../read-options.js';

/** Rebuilds what the archive finds stories by and how rules are printed; tells how far it is on stderr. */
export const reindexCommand: Command = {
  name: 'reindex',
  usage: '',
  async run(args) {
    readOptions(args, {});
    return withStorage(async (storage) => {
      const { stories, rules } = await reindex(storage, (so) => console.error(`${so.stories} stories`));
      console.error(`Done: ${stories} stories and ${rules} changed rules.`);
      return 0;
    });
  },
};
