import { sql, Migrator, type Migration } from 'kysely';
import type { Database } from './database.js';
import { MIGRATION_LOCK } from './locks.js';
import * as first from './migrations/0001-first.js';
import * as hubs from './migrations/0002-hubs.js';
import * as toldThreads from './migrations/0003-told-threads.js';
import * as feedHealth from './migrations/0004-feed-health.js';
import * as feedCredentials from './migrations/0005-feed-credentials.js';
import * as reporters from './migrations/0006-reporters.js';
import * as wireReadings from './migrations/0007-wire-readings.js';
import * as hosts from './migrations/0008-hosts.js';
import * as feedRhythms from './migrations/0009-feed-rhythms.js';
import * as placements from './migrations/0010-placements.js';
import * as notices from './migrations/0011-notices.js';
import * as feedAdmin from './migrations/0012-feed-admin.js';
import * as fullText from './migrations/0013-full-text.js';
import * as alertPolicy from './migrations/0014-alert-policy.js';
import * as alarmNotices from './migrations/0015-alarm-notices.js';
import * as rearrangedAlerts from './migrations/0016-rearranged-alerts.js';
import * as storyLinks from './migrations/0017-story-links.js';
import * as mergedThreads from './migrations/0018-merged-threads.js';
import * as hushes from './migrations/0019-hushes.js';
import * as archiveCauses from './migrations/0020-archive-causes.js';
import * as broughtThreads from './migrations/0021-brought-threads.js';

/** In the order in which they run; add new ones at the end and never change one that was released. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-hubs': hubs,
  '0003-told-threads': toldThreads,
  '0004-feed-health': feedHealth,
  '0005-feed-credentials': feedCredentials,
  '0006-reporters': reporters,
  '0007-wire-readings': wireReadings,
  '0008-hosts': hosts,
  '0009-feed-rhythms': feedRhythms,
  '0010-placements': placements,
  '0011-notices': notices,
  '0012-feed-admin': feedAdmin,
  '0013-full-text': fullText,
  '0014-alert-policy': alertPolicy,
  '0015-alarm-notices': alarmNotices,
  '0016-rearranged-alerts': rearrangedAlerts,
  '0017-story-links': storyLinks,
  '0018-merged-threads': mergedThreads,
  '0019-hushes': hushes,
  '0020-archive-causes': archiveCauses,
  '0021-brought-threads': broughtThreads,
};

/**
 * Brings the schema up to date.
 * @throws Error when a migration fails; what it did is undone
 */
export async function migrate(db: Database): Promise<void> {
  await underStartLock(db, async () => {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error as Error;
  });
}

/** Migrating and seeding: of many processes that start at once one does it and the others wait. */
export async function underStartLock(db: Database, action: () => Promise<void>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      await action();
    } finally {
      await sql`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
    }
  });
}
