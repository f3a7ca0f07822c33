/** Whether an error is PostgreSQL's unique_violation (23505), and of which constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  const { code, constraint: violated } = error as { code?: string; constraint?: string };
  return code === '23505' && violated === constraint;
}

/** Whether an error is PostgreSQL's foreign_key_violation (23503). */
export function violatesReference(error: unknown): boolean {
  return (error as { code?: string }).code === '23503';
}
