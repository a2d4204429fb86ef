/**
 * What an evaluation says. What symbols cost that the training text never shows: by its definition, and if the model's own probability of
 * `<unk>` were taken, as label smoothing increases it; beside what n-grams pay. And its errors, as a statement on this text and on new text.
 * `clade bench evaluation --corpus sotu-new`
 */
import { parseArgs } from 'node:util';
import CliTable from 'cli-table3';
import { evaluate, type EvaluationScore, newTextError, type NewTextError } from '#arena';
import { InvalidValueError } from '#base';
import {
  buildVocabulary,
  evaluationBlocks,
  splitText,
  symbolCosts,
  type SymbolCosts,
  UNKNOWN_ID,
  wittenBell,
  WittenBell,
} from '#corpus';
import { parseEngine } from '#engines';
import type { LanguageModel } from '#model';
import { createLanguageModelFactory } from '#networks';
import { BUILT_IN_CORPORA } from '#sources';
import { positiveInteger } from '../positive';
import { referenceOf } from '../reference';
import { live } from '../train/live';

const OPTIONS = {
  corpus: { type: 'string', default: 'sotu-new' },
  smoothing: { type: 'string', multiple: true, default: ['0', '0.1'] as string[] },
  steps: { type: 'string', default: '400' },
  seed: { type: 'string', default: '1' },
  engine: { type: 'string', default: 'onnx' },
  json: { type: 'boolean', default: false },
} as const;
const HYPERPARAMETERS = { batch: 16, learningRate: 0.005, weightDecay: 0.01 };
const BATCH = 16;
const NGRAMS = [0, 2, 4];

/** Bits per character of the test part. */
interface Bits {
  readonly all: number;
  /** Of symbols that the training split never shows. */
  readonly unseen: number;
}

interface Row {
  readonly of: string;
  readonly now: Bits;
  /** With the model's own `<unk>`. */
  readonly own: Bits | null;
  /** Of an n-gram that pays for unseen symbols as models do. */
  readonly asModels: Bits | null;
  readonly errors: { readonly thisTextBits: number; readonly newText: NewTextError | null } | null;
}

export async function benchEvaluation(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const [steps, seed] = [positiveInteger('steps', values.steps), positiveInteger('seed', values.seed)];
  const corpus = BUILT_IN_CORPORA.find(({ name }) => name === values.corpus);
  if (!corpus) throw new InvalidValueError('corpus', values.corpus, 'a built-in corpus');
  const text = await corpus.read();
  const parts = splitText(text);
  const { train, ranges } = parts;
  const vocabulary = buildVocabulary([train]);
  const symbols = vocabulary.encode(text);
  const costs = symbolCosts(vocabulary, text, symbols, ranges.train);
  const unknown = [...new Set(text)].filter((symbol) => vocabulary.encode(symbol)[0] === UNKNOWN_ID).length;
  const asked = {
    unseen: costs.unseen.map(() => 0),
    nats: costs.nats.map(() => 0).with(UNKNOWN_ID, Math.log(unknown)),
  };
  const models = createLanguageModelFactory(parseEngine(values.engine));
  const model = models.create(referenceOf('transformer'), vocabulary.size, 1);
  const blocks = evaluationBlocks(ranges.test, Infinity);
  const scoreOf = async (of: LanguageModel, weights: Float32Array, own: SymbolCosts): Promise<EvaluationScore> =>
    (await evaluate(of, weights, [{ text: symbols, blocks, costs: own }], BATCH))[0];
  const rows: Row[] = [];
  for (const smoothing of values.smoothing) {
    const labelSmoothing = Number(smoothing);
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) throw new InvalidValueError('smoothing', smoothing, '0 to 1');
    const { weights } = await live(model, symbols.subarray(0, ranges.train.end), {
      ...HYPERPARAMETERS,
      steps,
      seed,
      labelSmoothing,
    });
    const both = async (own: SymbolCosts) => {
      const score = await scoreOf(model, weights, own);
      const known = await scoreOf(withoutUnknown(model), weights, freeUnknown(own));
      return { score, bits: { all: score.bitsPerCharacter, unseen: score.bitsPerCharacter - known.bitsPerCharacter } };
    };
    const { score, bits: now } = await both(costs);
    const { bits: own } = await both(asked);
    const errors = { thisTextBits: score.standardErrorNats / Math.LN2, newText: newTextError(score.blocks) };
    rows.push({ of: `transformer, label smoothing ${smoothing}`, now, own, asModels: null, errors });
  }
  await models.dispose();
  for (const order of NGRAMS) {
    const [now, asModels] = [ofNgram(parts, order), ofNgramAsModels(parts, order)];
    rows.push({ of: `WB-${order}`, now, own: null, asModels, errors: null });
  }
  return values.json ? JSON.stringify(rows) : tableOf(rows);
}

/** The model, to which `<unk>` costs nothing. */
function withoutUnknown(model: LanguageModel): LanguageModel {
  const { context } = model.architecture;
  return {
    ...model,
    loss: async (weights, tokens, excluded) => {
      const { nats, entropy } = await model.loss(weights, tokens, excluded);
      const target = (at: number): number => tokens[Math.floor(at / context) * (context + 1) + (at % context) + 1];
      return { nats: nats.map((value, at) => (target(at) === UNKNOWN_ID ? 0 : value)), entropy };
    },
  };
}

const freeUnknown = ({ unseen, nats }: SymbolCosts): SymbolCosts => ({ unseen, nats: nats.with(UNKNOWN_ID, 0) });

/** Trained on the first nine tenths, as the baselines are. */
function ofNgram({ train, validation, test }: ReturnType<typeof splitText>, order: number): Bits {
  const [before, heldOut] = [Buffer.from(train + validation), [...test]];
  const shown = new Set(train);
  const model = new WittenBell(before, order);
  const bytes = Buffer.concat([before, Buffer.from(test)]);
  let [end, unseen] = [before.length, 0];
  for (const symbol of heldOut) {
    const next = end + Buffer.byteLength(symbol);
    for (; end < next; end++)
      if (!shown.has(symbol)) unseen -= Math.log2(model.probabilities(bytes, end, bytes[end])[order]);
  }
  return { all: wittenBell(train + validation, test, order)[order], unseen: unseen / heldOut.length };
}

/** Unseen symbols are read as one byte, before fitting too; they cost what `symbolCosts` says, and the others are predicted among themselves. */
function ofNgramAsModels({ train, validation, test }: ReturnType<typeof splitText>, order: number): Bits {
  const shown = new Set(train);
  const read = (text: string): Buffer => Buffer.from([...text].map((each) => (shown.has(each) ? each : '\0')).join(''));
  const [before, heldOut] = [read(train + validation), [...test]];
  const model = new WittenBell(before, order);
  const bytes = Buffer.concat([before, read(test)]);
  const distinct = new Set([...(validation + test)].filter((symbol) => !shown.has(symbol))).size;
  const share = distinct > 0 ? shown.size / ([...train].length + shown.size) : 0;
  let [end, seenBits, unseenBits] = [before.length, 0, 0];
  for (const symbol of heldOut) {
    const next = end + (shown.has(symbol) ? Buffer.byteLength(symbol) : 1);
    if (shown.has(symbol)) {
      seenBits += Math.log2(1 - model.probabilities(bytes, end, 0)[order]) - Math.log2(1 - share);
      for (; end < next; end++) seenBits -= Math.log2(model.probabilities(bytes, end, bytes[end])[order]);
    } else unseenBits += Math.log2(distinct / share);
    end = next;
  }
  return { all: (seenBits + unseenBits) / heldOut.length, unseen: unseenBits / heldOut.length };
}

function tableOf(rows: readonly Row[]): string {
  const head = [
    ...['', 'bits/character', 'of unseen symbols', "with the model's own <unk>", 'of unseen symbols'],
    ...['n-grams as models pay', 'of unseen symbols'],
    ...['± this text', '± new text'],
  ];
  const table = new CliTable({ head, style: { head: [], border: [] } });
  const shown = (bits: Bits | null): string[] => [bits?.all, bits?.unseen].map((each) => each?.toFixed(4) ?? '-');
  for (const { of, now, own, asModels, errors } of rows) {
    const newText = errors?.newText;
    table.push([
      ...[of, ...shown(now), ...shown(own), ...shown(asModels), errors?.thisTextBits.toFixed(4) ?? '-'],
      newText ? `${(newText.standardErrorNats / Math.LN2).toFixed(4)} (${newText.blocks} blocks)` : '-',
    ]);
  }
  return table.toString();
}
