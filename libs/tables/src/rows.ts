/** Rows that are there, or that come while others are written. */
export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;
