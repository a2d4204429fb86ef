/** Requests of the API. */
import type { RatingMethod } from './arena';

export interface LaunchRequest {
  /** A tournament's config; its schema is at /api/config-schema. */
  config: unknown;
  /** An integer from 0 to 2^53 - 1; drawn when left out. */
  seed?: number;
  /** Worker processes to use at most; it changes the speed, not the result. */
  workers?: number;
}

export interface IndividualsQuery {
  niche?: string;
  deme?: string;
  family?: string;
  generation?: number;
  status?: string;
  /** Only those that live still. */
  living?: boolean;
  minGeneration?: number;
  maxGeneration?: number;
  /** On the validation part. */
  minBitsPerCharacter?: number;
  maxBitsPerCharacter?: number;
  /** `birth`: by generation and slot. `validation`: by validation cross-entropy. `rating`: by the newest one. */
  sort?: 'birth' | 'validation' | 'rating' | 'parameters' | 'tokens';
  /** The best first where left out: `desc` by rating, else `asc`. Ties are by birth, in the same
   *  direction. Those without what is sorted by come last in both, by birth. */
  order?: 'asc' | 'desc';
  cursor?: string;
  /** Rows in a page, 1 to 200. */
  limit?: number;
}

export interface GeneQuery {
  minGeneration?: number;
  maxGeneration?: number;
}

export interface RatingsQuery {
  /** The newest rated when left out. */
  generation?: number;
  niche?: string;
}

/** Ratings that the caller chooses, computed on demand; with neither a method nor a rater those that were kept. */
export interface RatingsByMethodQuery extends RatingsQuery {
  /** That of the tournament when left out. */
  method?: RatingMethod;
  /** One of the panel, by whose battles alone to rate; `pooled`, all of them and people's votes, when left out. */
  rater?: string;
}

export interface BattlesQuery {
  generation?: number;
  niche?: string;
  /** Battles of this competitor alone. */
  competitor?: string;
  cursor?: string;
  /** Rows in a page, 1 to 200. */
  limit?: number;
}

export interface SampleRequestBody {
  prompt: string;
  /** 0 to 5; the individual's own gene when left out. */
  temperature?: number;
  /** Symbols to choose from, the likeliest: 1 to 100000; its own gene when left out. */
  topK?: number;
  /** Mass of the symbols to choose from, the likeliest: above 0, at most 1; its own gene when left out. */
  topP?: number;
  /** Characters to write, 1 to 5000. */
  length: number;
  seed?: number;
}

/** A model as a file: `onnx` is a graph with its weights, `safetensors` the weights alone. */
export type ExportFormat = 'onnx' | 'safetensors';

/** A lineage as a file; docs/exports.md describes what each holds. */
export type LineageFormat = 'alife-csv' | 'alife-json' | 'newick' | 'nexus' | 'phyloxml';

/** How a tree as a file calls individuals: by their ids, or by those and the names that people gave. */
export type TreeLabels = 'ids' | 'names';

/** Rows as a file: comma-separated values, or JSON a line. */
export type TableFormat = 'csv' | 'ndjson';

/** Names and notes that people give. */
export interface AnnotationBody {
  name?: string | null;
  notes?: string | null;
}
