import type { Page } from '#contracts';

/** The rows of every page, asking for the next page once the rows before it are read. */
export async function* allRows<Row>(fetchPage: (cursor?: string) => Promise<Page<Row>>): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    yield* page.rows;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
