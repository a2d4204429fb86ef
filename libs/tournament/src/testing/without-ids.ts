/** A value in which individuals of tournament `id` are called by their births alone. */
export function withoutIds(id: string, value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(`"${id}-`, '"'));
}
