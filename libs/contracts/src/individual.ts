/** What the API answers about individuals. */
import { z } from 'zod';
import { EVERY_LOCUS } from '#genome';
import { learningView, probeView } from './arena';
import { evaluationView } from './evaluation';
import { bits, count } from './numbers';
import { pageOf } from './page';

export const parentRole = z.enum(['primary', 'secondary', 'weights']);
export type ParentRole = z.infer<typeof parentRole>;

/** A parent: the fraction of genes that it gave, and that of inherited weights. Each sums to 1 over parents; that of weights to 0 where none are inherited. */
export const kinView = z.object({ id: z.string(), share: z.number(), weightShare: z.number(), role: parentRole });

const gene = z.union([z.string(), z.number()]);
const locus = z.enum(EVERY_LOCUS.map(({ name }) => name));
/** Of the loci of its tournament. */
const genome = z.partialRecord(locus, gene) as z.ZodType<Record<string, z.infer<typeof gene>>>;

/** `genes` are loci whose alleles it gave. */
const parentView = kinView.extend({ genes: z.array(locus) });
export type ParentView = z.infer<typeof parentView>;

const individualStatus = z.enum(['born', 'trained', 'nonviable']);
export type IndividualStatus = z.infer<typeof individualStatus>;

export const individualView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  generation: count,
  slot: count,
  niche: z.string(),
  /** In which it lives and mates. */
  deme: z.string(),
  family: z.string(),
  parameters: count,
  status: individualStatus,
  /** Why it is not viable. */
  cause: z.string().nullable(),
  parents: z.array(parentView),
  /** Last generation it lived in; null while it lives. */
  diedGeneration: count.nullable(),
  /** Number of its newest species; null without one. */
  species: count.nullable(),
  bitsPerCharacter: bits.nullable(),
  nats: z.number().nullable(),
  /** The newest, in nats above WB-2 of its niche; null before one. */
  rating: z.number().nullable(),
  /** In all generations. */
  tokensTrained: count.nullable(),
  genome,
  name: z.string().nullable(),
  notes: z.string().nullable(),
});
export type IndividualView = z.infer<typeof individualView>;
export const individualPage = pageOf(individualView);

/** One point of a loss curve: means since the point before, in nats a symbol. */
const lossPointView = z.object({
  step: count,
  /** Cross-entropy on what it trained on. */
  nats: z.number(),
  /** Entropy of the predictions: below the cross-entropy it is overconfident. */
  entropyNats: z.number(),
});
export type LossPointView = z.infer<typeof lossPointView>;

/** What it paid for its training text, each batch coded before the step that learned from it. */
const prequentialView = z.object({
  bitsPerCharacter: bits,
  /** Its slope by doubling of what was trained on; null where that was one step. */
  bitsPerDoubling: z.number().nullable(),
});
export type PrequentialView = z.infer<typeof prequentialView>;

export const individualDetailView = individualView.extend({
  /** Genes that its family expresses. */
  expressed: z.array(z.string()),
  architecture: z.record(z.string(), gene),
  hyperparameters: z.record(z.string(), gene),
  /** Validation cross-entropy before training, in nats; null where it was not evaluated then, and where it is not finite. */
  birthNats: z.number().nullable(),
  /** Fraction of its parameters that were inherited rather than drawn, as it was born. */
  inheritedFraction: z.number().nullable(),
  /** In all generations. */
  trainingFlops: z.number().nullable(),
  /** Fraction of its parameters that are 0. */
  sparsity: z.number().nullable(),
  /** SHA-256 of its safetensors file. */
  weights: z.string().nullable(),
  /** Those on its own niche first; of them those on validation by generation, of which selection sees the newest. */
  evaluations: z.array(evaluationView),
  /** Of all generations. */
  lossCurve: z.array(lossPointView),
  prequential: prequentialView.nullable(),
  /** In the newest generation that it trained in. Null where it learned from text alone. */
  learning: learningView.nullable(),
  /** By name; null where there were none, or the text lacks what a probe needs. */
  probes: z.record(z.string(), probeView.nullable()).nullable(),
  children: z.array(z.string()),
  /** Of loci that were changed at birth, by mutation or growth: the allele that the parent has who gave it. */
  changedFrom: genome,
  /** In a fork, of one who was carried over: who it is in the tournament that was forked. */
  original: z.string().nullable(),
});
export type IndividualDetailView = z.infer<typeof individualDetailView>;

export const sampleView = z.object({
  individualId: z.string(),
  prompt: z.string(),
  temperature: z.number(),
  topK: count,
  topP: z.number(),
  seed: count,
  text: z.string(),
});
export const communitySampleView = sampleView.omit({ individualId: true }).extend({
  tournamentId: z.string(),
  niche: z.string(),
});
export type CommunitySampleView = z.infer<typeof communitySampleView>;
export type SampleView = z.infer<typeof sampleView>;
