import { VapidKeys } from '@app/delivery';
import type { Command } from '../command.js';
import { withStorage } from '../open-storage.js';
import { readOptions } from '../read-options.js';

/** Makes new push keys; prints the public one. Servers take them at their next start, browsers subscribe again then. */
export const rotateVapid: Command = {
  name: 'rotate-vapid',
  usage: '',
  async run(args) {
    readOptions(args, {});
    return withStorage(async ({ secrets }, settings) => {
      if (settings.vapidKeys !== null) {
        console.error('The keys come from VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY. Change them there.');
        return 1;
      }
      console.log(await VapidKeys.rotate(secrets));
      console.error('Restart every server. Browsers subscribe again when their page is opened next.');
      return 0;
    });
  },
};
