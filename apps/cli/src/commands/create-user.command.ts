import { AccountDesk } from '@app/accounts';
import { ROLES, signUpSchema, WirewatchError } from '@app/contracts';
import { z } from 'zod';
import type { Command } from '../command.js';
import { withStorage } from '../open-storage.js';
import { readOptions } from '../read-options.js';

/** Makes an account of any role; prints its id, e-mail address and role as JSON. */
export const createUser: Command = {
  name: 'create-user',
  usage: '--email E --role subscriber|staff|admin --password P',
  async run(args) {
    const { email, password, role } = readOptions(args, {
      ...signUpSchema.shape,
      role: z.enum(ROLES).exclude(['anonymous']),
    });
    return withStorage(async ({ people, secrets }) => {
      try {
        console.log(JSON.stringify(await new AccountDesk(people, secrets).create({ email, password }, role)));
        return 0;
      } catch (error) {
        if (!(error instanceof WirewatchError) || error.code !== 'name-taken') throw error;
        console.error(`There is an account of ${email} already.`);
        return 1;
      }
    });
  },
};
