import type { Tx } from '../database/database.js';
import type { StoryRow } from './story-rows.js';

/**
 * Decides the thread of a story version that is being matched: the one its story is in
 * already, or a new one. This is the one place where that is decided; the caller holds
 * the story's row.
 * @returns the thread's id
 */
export async function placeInThread(tx: Tx, story: StoryRow): Promise<string> {
  const thread = story.current_thread ?? (await newThread(tx, story));
  if (story.wires.length > 0) {
    await tx
      .insertInto('thread_wires')
      .values(
        [...new Set(story.wires)].map((wire) => ({ thread_id: thread, wire, first_report: story.published })),
      )
      // The first report of a wire counts, also where an earlier one is matched later.
      .onConflict((conflict) =>
        conflict
          .columns(['thread_id', 'wire'])
          .doUpdateSet({ first_report: (eb) => eb.ref('excluded.first_report') })
          .whereRef('thread_wires.first_report', '>', 'excluded.first_report'),
      )
      .execute();
  }
  return thread;
}

async function newThread(tx: Tx, story: StoryRow): Promise<string> {
  const { id } = await tx
    .insertInto('threads')
    .values({ title: story.title })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx.updateTable('stories').set({ thread_id: id }).where('id', '=', story.story_id).execute();
  return id;
}

/** A thread's wires in the order of their first report, and those of them that have not withdrawn it. */
export async function wiresOfThread(
  tx: Tx,
  thread: string,
): Promise<{ wires: string[]; standing: string[] }> {
  const rows = await tx
    .selectFrom('thread_wires as w')
    .select((eb) => [
      'w.wire',
      eb
        .exists(
          eb
            .selectFrom('stories as s')
            .innerJoin('story_versions as v', (join) =>
              join.onRef('v.story_id', '=', 's.id').onRef('v.version', '=', 's.version'),
            )
            .select('s.id')
            .whereRef('s.thread_id', '=', 'w.thread_id')
            .where('v.kind', '!=', 'kill')
            .whereRef('w.wire', '=', (any) => any.fn.any('v.wires')),
        )
        .as('stands'),
    ])
    .where('w.thread_id', '=', thread)
    .orderBy('w.first_report')
    .orderBy('w.wire')
    .execute();
  return {
    wires: rows.map((row) => row.wire),
    standing: rows.filter((row) => row.stands).map((row) => row.wire),
  };
}
