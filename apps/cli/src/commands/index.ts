import type { Command } from '../command.js';

/** Loads only the command that runs, so that `check-rule` need not load a database driver. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  'export-opml': async () => (await import('./export-opml.command.js')).exportOpml,
  'import-opml': async () => (await import('./import-opml.command.js')).importOpml,
  'parse-feed': async () => (await import('./parse-feed.command.js')).parseFeedCommand,
  'create-token': async () => (await import('./create-token.command.js')).createToken,
  'create-user': async () => (await import('./create-user.command.js')).createUser,
  headlines: async () => (await import('./headlines.command.js')).headlinesCommand,
  thread: async () => (await import('./thread.command.js')).threadCommand,
  match: async () => (await import('./match.command.js')).matchCommand,
  reindex: async () => (await import('./reindex.command.js')).reindexCommand,
  'rotate-vapid': async () => (await import('./rotate-vapid.command.js')).rotateVapid,
  'check-rule': async () => (await import('./check-rule.command.js')).checkRuleCommand,
};

export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Gives the command of this name, or null. */
export async function loadCommand(name: string): Promise<Command | null> {
  return (await COMMANDS[name]?.()) ?? null;
}
