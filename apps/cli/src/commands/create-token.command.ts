import { AccountDesk, SessionDesk } from '@app/accounts';
import { z } from 'zod';
import type { Command } from '../command.js';
import { withStorage } from '../open-storage.js';
import { readOptions } from '../read-options.js';

/** Makes an API token of an account; prints the token alone. */
export const createToken: Command = {
  name: 'create-token',
  usage: '--email E',
  async run(args) {
    const { email } = readOptions(args, { email: z.email() });
    return withStorage(async ({ people, secrets }) => {
      const person = await new AccountDesk(people, secrets).find(email);
      if (person === null) {
        console.error(`There is no account of ${email}. Make one with create-user.`);
        return 1;
      }
      console.log(await new SessionDesk(people).issueToken(person.id));
      return 0;
    });
  },
};
