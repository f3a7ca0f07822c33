import type { ColumnType } from 'kysely';

/** bigint: ids and cursors are strings on this side. */
export type Id = string;
/** Read as a Date; given as a Date or ISO text. */
export type Time = ColumnType<Date, Date | string, Date | string>;
export type OptionalTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
export type DefaultTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** Given as JSON text, because the driver would take an array for one of SQL. */
export type Json<T> = ColumnType<T, string, string>;
export type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
