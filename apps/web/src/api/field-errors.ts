import { z } from 'zod';
import { CallError } from './call.js';

/** Sentences by field name; `form` is what belongs to no field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** How the server names what is wrong where: `body.name`. */
const faultsSchema = z.array(z.object({ at: z.string(), message: z.string() })).min(1);

/** What a schema says about a form's values, by field; null where they are right. */
export function checkFields(schema: z.ZodType, values: unknown): FieldErrors | null {
  const parsed = schema.safeParse(values);
  if (parsed.success) return null;
  return byField(parsed.error.issues.map(({ path, message }) => ({ field: path[0], message })));
}

/**
 * A failed call as sentences beside the fields that it is about; the rest stands under `form`.
 * @param fieldOfCode the field that an error code speaks of in this form
 */
export function fieldErrorsOf(error: unknown, fieldOfCode: Readonly<Record<string, string>>): FieldErrors {
  if (!(error instanceof CallError)) throw error;
  const { code, message, hint, details } = error.body;
  const faults = faultsSchema.safeParse(details);
  if (code === 'bad-request' && faults.success) {
    return byField(faults.data.map(({ at, message }) => ({ field: at.split('.')[1], message })));
  }
  return { [fieldOfCode[code] ?? 'form']: hint ? `${message} ${hint}` : message };
}

/** A failed call in one or two sentences. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof CallError)) return 'Something failed on this page. Reload it.';
  return error.body.hint ? `${error.body.message} ${error.body.hint}` : error.body.message;
}

function byField(
  faults: readonly { readonly field: PropertyKey | undefined; readonly message: string }[],
): FieldErrors {
  const found: Record<string, string> = {};
  for (const { field, message } of faults) found[String(field ?? 'form')] ??= asSentence(message);
  return found;
}

function asSentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : `${capital}.`;
}
