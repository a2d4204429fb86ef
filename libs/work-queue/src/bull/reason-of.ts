/** Of a server with several addresses each has its error. */
export function reasonOf(error: unknown): string {
  const { errors, message } = error as Partial<AggregateError>;
  return errors?.map(reasonOf).join(', ') ?? message ?? String(error);
}
