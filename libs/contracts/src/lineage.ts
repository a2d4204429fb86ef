/** What the API answers about relatives and genes. */
import type { ParentRole } from './views';

/** An individual among its relatives. */
export interface RelativeView {
  id: string;
  generation: number;
  slot: number;
  niche: string;
  deme: string;
  family: string;
  bitsPerCharacter: number | null;
  parents: { id: string; share: number; role: ParentRole; donor: boolean }[];
}

/** An ancestor or descendant, with the generations of descent between it and the individual asked for. */
export interface AncestorView extends RelativeView {
  depth: number;
}

/** A locus generation after generation, among everyone who lived in it. */
export interface GeneHistoryView {
  locus: string;
  kind: 'categorical' | 'ordinal' | 'real';
  generations: GeneGenerationView[];
}

export interface GeneGenerationView {
  generation: number;
  living: number;
  /** Of a categorical or ordinal locus, in the order that its search space declares. */
  alleles: { value: string | number; count: number }[];
  /** Of a real locus; null else. */
  quantiles: { least: number; lower: number; median: number; upper: number; greatest: number } | null;
}
