import { z } from 'zod';

export interface Page<Row> {
  rows: Row[];
  /** Hand it back as `cursor` for the rows that follow; null at the end. */
  next: string | null;
}

export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });
