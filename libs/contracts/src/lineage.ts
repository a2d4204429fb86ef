/** What the API answers about relatives and genes. */
import { z } from 'zod';
import { kinView } from './individual';
import { bits, count } from './numbers';
import { pageOf } from './page';

/** An individual among its relatives. */
export const relativeView = z.object({
  id: z.string(),
  generation: count,
  slot: count,
  niche: z.string(),
  deme: z.string(),
  family: z.string(),
  bitsPerCharacter: bits.nullable(),
  parents: z.array(kinView),
});
export type RelativeView = z.infer<typeof relativeView>;

/** An ancestor or descendant, with the generations of descent between it and the individual asked for. */
export const ancestorView = relativeView.extend({ depth: count });
export type AncestorView = z.infer<typeof ancestorView>;

export const geneGenerationView = z.object({
  generation: count,
  living: count,
  /** Of a categorical or ordinal locus, in the order that its search space declares. */
  alleles: z.array(z.object({ value: z.union([z.string(), z.number()]), count })),
  /** Of a real locus; null else. */
  quantiles: z
    .object({ least: z.number(), lower: z.number(), median: z.number(), upper: z.number(), greatest: z.number() })
    .nullable(),
});
export type GeneGenerationView = z.infer<typeof geneGenerationView>;

/** What an individual has at a locus; null where its genome lacks that. */
export const alleleView = z.object({ id: z.string(), value: z.union([z.string(), z.number()]).nullable() });
export type AlleleView = z.infer<typeof alleleView>;
export const allelePage = pageOf(alleleView);

/** A locus generation after generation, among everyone who lived in it. */
export const geneHistoryView = z.object({
  locus: z.string(),
  kind: z.enum(['categorical', 'ordinal', 'real']),
  generations: z.array(geneGenerationView),
});
export type GeneHistoryView = z.infer<typeof geneHistoryView>;
