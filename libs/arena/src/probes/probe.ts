/** Probes of emergence: small fixed tests of what a model can do, the same for everyone in a niche with the same context. */
import { mean, prngOf } from '#base';
import type { Vocabulary } from '#corpus';
import type { LanguageModel } from '#model';
import type { Contrast, Scored } from './contrast';
import { probeScore, type ProbeScore } from './probe-score';
import { PROBE_NAMES, type ProbeName, PROBES } from './probes';

/** Of each member, in their order. */
export interface Probed {
  readonly scores: readonly ProbeScores[];
  /** Windows of a context's length that were scored. */
  readonly windows: readonly number[];
}

/** Null: the probe is absent, since vocabulary, context or text have not what it takes. */
export type ProbeScores = Readonly<Record<ProbeName, ProbeScore | null>>;

export interface ProbeMaterial {
  readonly vocabulary: Vocabulary;
  /** Of the tournament: it names the streams that the tests are drawn from, with the probe and nothing else. */
  readonly seed: number;
  /** Held-out text of each member's niche, encoded. [members] */
  readonly texts: readonly Int32Array[];
}

type Contrasts = Readonly<Record<ProbeName, readonly Contrast[] | null>>;

/**
 * The scores of the members of a model, whose weights are [members, parameters]; `batch` windows of each are scored at a time.
 * Throws a RangeError unless there is one text a member.
 */
export async function probe(
  model: LanguageModel,
  weights: Float32Array,
  material: ProbeMaterial,
  batch: number,
): Promise<Probed> {
  const { texts } = material;
  if (texts.length !== model.members) throw new RangeError(`${texts.length} texts for ${model.members} members`);
  const tests = texts.map((text) => contrastsOf(material, model.architecture.context, text));
  const windows = tests.map(windowsOf);
  const losses = await lossesOf(model, weights, windows, batch);
  return {
    scores: tests.map((contrasts, member) => byProbe((name) => scoreOf(contrasts[name], losses[member], name))),
    windows: windows.map((own) => own.length),
  };
}

function byProbe<Value>(valueOf: (name: ProbeName) => Value): Readonly<Record<ProbeName, Value>> {
  return Object.fromEntries(PROBE_NAMES.map((name) => [name, valueOf(name)])) as Record<ProbeName, Value>;
}

function contrastsOf({ vocabulary, seed }: ProbeMaterial, context: number, text: Int32Array): Contrasts {
  return byProbe((name) =>
    PROBES[name].build({ vocabulary, context, text }, prngOf({ seed, generation: 0, subject: name, purpose: 'probe' })),
  );
}

function windowsOf(contrasts: Contrasts): Int32Array[] {
  return PROBE_NAMES.flatMap((name) =>
    (contrasts[name] ?? []).flatMap(({ helped, unhelped }) => [helped.tokens, unhelped.tokens]),
  );
}

/** Nats of the targets of each window, by window, for each member. Each Float32Array is [context]. */
async function lossesOf(
  model: LanguageModel,
  weights: Float32Array,
  windows: readonly (readonly Int32Array[])[],
  batch: number,
): Promise<ReadonlyMap<Int32Array, Float32Array>[]> {
  const { context } = model.architecture;
  const losses = windows.map(() => new Map<Int32Array, Float32Array>());
  const rounds = Math.ceil(Math.max(...windows.map((own) => own.length)) / batch);
  for (let round = 0; round < rounds; round++) {
    const now = windows.map((own) => own.slice(round * batch, (round + 1) * batch));
    const tokens = new Int32Array(windows.length * batch * (context + 1)); // rows that are not filled stay zero, unread
    now.forEach((own, member) =>
      own.forEach((window, row) => tokens.set(window, (member * batch + row) * (context + 1))),
    );
    const { nats } = await model.loss(weights, tokens);
    now.forEach((own, member) =>
      own.forEach((window, row) => {
        const start = (member * batch + row) * context;
        losses[member].set(window, nats.slice(start, start + context));
      }),
    );
  }
  return losses;
}

function scoreOf(
  contrasts: readonly Contrast[] | null,
  losses: ReadonlyMap<Int32Array, Float32Array>,
  name: ProbeName,
): ProbeScore | null {
  if (!contrasts) return null;
  const natsOf = ({ tokens, positions }: Scored): number =>
    mean(positions.map((position) => losses.get(tokens)![position - 1]));
  const gains = contrasts.map(({ helped, unhelped }) => natsOf(unhelped) - natsOf(helped));
  return probeScore(gains, PROBES[name].marginNats);
}
