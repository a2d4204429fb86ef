const MOST_CHARACTERS = 80;

/** How the JSON of a value begins, made without looking at more of the value than is shown. */
export function preview(value: unknown): string {
  let text = '';
  for (const piece of piecesOf(value)) {
    text += piece;
    if (text.length > MOST_CHARACTERS) return `${text.slice(0, MOST_CHARACTERS)}...`;
  }
  return text;
}

function* piecesOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield JSON.stringify(value.slice(0, MOST_CHARACTERS));
  else if (typeof value === 'number' || typeof value === 'bigint') yield String(value);
  else if (typeof value !== 'object' || value === null) yield JSON.stringify(value) ?? `no JSON (${typeof value})`;
  else if (Array.isArray(value)) yield* enclosed('[', value.values(), (item) => piecesOf(item), ']');
  else {
    const pair = function* ([key, inner]: [string, unknown]): Generator<string> {
      yield* piecesOf(key);
      yield ':';
      yield* piecesOf(inner);
    };
    yield* enclosed('{', Object.entries(value).values(), pair, '}');
  }
}

function* enclosed<Item>(
  open: string,
  items: Iterable<Item>,
  each: (item: Item) => Generator<string>,
  close: string,
): Generator<string> {
  yield open;
  let comma = '';
  for (const item of items) {
    yield comma;
    yield* each(item);
    comma = ',';
  }
  yield close;
}
