import { DEFAULT_MIN_SPACING } from '@app/contracts';
import { sql, type RawBuilder } from 'kysely';

/** Whether a row of hosts is held by somebody at a time; the turn of one whose holder died ends by itself. */
export const isHeld = (row: string, at: Date | RawBuilder<Date>) =>
  sql<boolean>`coalesce(${sql.ref(`${row}.busy_until`)} > ${at}, false)`;

/** What a row of hosts becomes when its turn ends: it rests for its spacing, or longer. */
export const resting = (restMs: number) => ({
  holder: null,
  busy_until: null,
  free_at: sql<Date>`clock_timestamp() + make_interval(secs =>
    greatest(coalesce(min_spacing_ms, ${DEFAULT_MIN_SPACING * 1000}), ${restMs}::float8) / 1000)`,
});
