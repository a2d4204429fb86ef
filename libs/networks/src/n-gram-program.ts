/** N-grams as operators: contexts and what follows them are found in sorted tables by bisection (`n-gram-tables.ts`). */
import { type TensorData, type TensorSpec, tf } from '#compiler';
import { type ContextTable, type NGramTables, nGramTables, pathOf, type SymbolTree } from '#corpus';
import type { MixtureNGrams } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';

type Inputs = Readonly<Record<string, Tensor>>;

export interface NGramProgram {
  readonly specs: Readonly<Record<string, TensorSpec>>;
  /** Values of the inputs. */
  readonly tables: Readonly<Record<string, TensorData>>;
  /** Of each member, tokens [batch, time] -> log-probabilities of the next symbol [batch, time, vocabulary] */
  run(inputs: Inputs, tokens: Tensor): readonly Tensor[];
}

const BYTES = 256;

export function nGramProgram({ model, symbols, members }: MixtureNGrams): NGramProgram {
  const highest = Math.max(...members.map(({ order }) => order));
  const grams = nGramTables(model, highest);
  const named = grams.contexts.flatMap((table, length) =>
    Object.entries(table)
      .filter(([name]) => length > 0 || name !== 'keys') // the empty context is not looked for
      .map(([name, values]): [string, TensorData] => [nameOf(length, name), values as TensorData]),
  );
  const specs = named.map(([name, values]): [string, TensorSpec] => {
    return [name, { dtype: values instanceof Int32Array ? 'int32' : 'float32', shape: [values.length] }];
  });
  return {
    specs: Object.fromEntries(specs),
    tables: Object.fromEntries(named),
    run(inputs, tokens) {
      const spelt = spellingOf(symbols, grams);
      const recent = recentBytes(tokens, symbols, grams, highest);
      const said = predictions(inputs, spelt, tokens, recent, grams);
      return members.map(({ order }) => ofSymbols(said[order], spelt));
    },
  };
}

const nameOf = (length: number, table: string): string => `n-grams.${length}.${table}`;

/** The tree of symbols as constants. */
interface Spelling {
  readonly symbols: SymbolTree;
  /** [edges] */
  readonly prefixOf: Tensor;
  /** Numbers. [edges] */
  readonly byteOf: Tensor;
  /** 1 where an edge leaves a prefix. [edges, prefixes] */
  readonly leaving: Tensor;
}

function spellingOf(symbols: SymbolTree, { numberOf }: NGramTables): Spelling {
  const { edges, prefixes } = symbols;
  const numbers = (values: readonly number[]): Tensor => tf.tensor1d([...values], 'int32');
  return {
    symbols,
    prefixOf: numbers(edges.map(({ prefix }) => prefix)),
    byteOf: numbers(edges.map(({ byte }) => numberOf[byte])),
    leaving: indicator(
      edges.map(({ prefix }) => [prefix]),
      prefixes.length,
    ),
  };
}

const integer = (value: number): Tensor => tf.scalar(value, 'int32');

/** 1 where a row lists a column. [rows, columns] */
function indicator(rows: readonly (readonly number[])[], columns: number): Tensor {
  const marks = rows.flatMap((row) => Array.from({ length: columns }, (_, column) => Number(row.includes(column))));
  return tf.tensor2d(marks, [rows.length, columns]);
}

/** Numbers of the newest bytes at each position, the newest first; of what came before the window, or an unknown symbol, that of no byte. [batch, time] each */
function recentBytes(tokens: Tensor, { bytes }: SymbolTree, { base, numberOf }: NGramTables, count: number): Tensor[] {
  const [, time] = tokens.shape as [number, number];
  const lengths = bytes.map(({ length }) => length || count); // `<unk>` hides all before it
  const longest = Math.max(...bytes.map(({ length }) => length));
  const tableOf = (at: number): Tensor => {
    const own = bytes.map((spelt) => (at < spelt.length ? numberOf[spelt[spelt.length - 1 - at]] : base - 1));
    return tf.tensor1d([...own, base - 1], 'int32'); // the last one is of what is before the window
  };
  const tables = Array.from({ length: count }, (_, at) => tableOf(at));
  const lengthOf = tf.tensor1d([...lengths, count], 'int32');
  const known = tokens.pad(
    [
      [0, 0],
      [count, 0],
    ],
    bytes.length,
  );
  let recent: Tensor[] = [];
  for (let back = count - 1; back >= 0; back--) {
    const at = tf.tensor1d(
      Array.from({ length: time }, (_, position) => count - back + position),
      'int32',
    );
    const symbol = known.gather(at, 1);
    const length = lengthOf.gather(symbol);
    const before = recent;
    recent = tables.map((table, place) => {
      let byte = table.gather(symbol);
      for (let taken = 1; taken <= Math.min(place, longest); taken++)
        if (before.length > 0) byte = tf.where(length.equal(taken), before[place - taken], byte);
      return byte;
    });
  }
  return recent;
}

interface Predicted {
  /** Probability of each edge after its prefix. [batch, time, edges] */
  readonly edges: Tensor;
  /** Of all bytes that lead from a prefix out of the tree. [batch, time, prefixes] */
  readonly rest: Tensor;
}

/** By order, from 0 up. */
function predictions(
  inputs: Inputs,
  spelt: Spelling,
  tokens: Tensor,
  recent: readonly Tensor[],
  grams: NGramTables,
): Predicted[] {
  const base = integer(grams.base);
  const { symbols, prefixOf, byteOf, leaving } = spelt;
  const leavers = symbols.prefixes.map((_, at) => symbols.edges.filter(({ prefix }) => prefix === at).length);
  let predicted: Predicted = {
    edges: tf.fill([1, 1, symbols.edges.length], 1 / BYTES),
    rest: tf.tensor3d(
      leavers.map((count) => (BYTES - count) / BYTES),
      [1, 1, leavers.length],
    ),
  };
  let node = tokens
    .mul(integer(0))
    .expandDims(2)
    .add(tf.zeros([1, 1, symbols.prefixes.length], 'int32'));
  return grams.contexts.map((_, length) => {
    const table = tableIn(inputs, length);
    if (length > 0) node = find(table.keys, node.mul(base).add(behind(recent, spelt, length, grams)));
    const ofEdge = node.gather(prefixOf, 2);
    const count = table.counts.gather(find(table.followers, ofEdge.mul(base).add(byteOf)));
    const [types, total] = [table.types.gather(node), table.totals.gather(node)];
    const all = types.add(total);
    const [edgeTypes, edgeAll] = [types, all].map((each) => each.gather(prefixOf, 2));
    const others = total.sub(summed(count, leaving));
    predicted = {
      edges: count.add(edgeTypes.mul(predicted.edges)).div(edgeAll),
      rest: others.add(types.mul(predicted.rest)).div(all),
    };
    return predicted;
  });
}

function tableIn(inputs: Inputs, length: number): Record<keyof ContextTable, Tensor> {
  const of = (name: keyof ContextTable): Tensor => inputs[nameOf(length, name)];
  return {
    keys: of('keys'),
    types: of('types'),
    totals: of('totals'),
    followers: of('followers'),
    counts: of('counts'),
  };
}

/** The number of the byte `length` bytes before the next one, where the text goes on with each prefix. [batch, time, prefixes] */
function behind(
  recent: readonly Tensor[],
  { symbols: { prefixes } }: Spelling,
  length: number,
  { numberOf }: NGramTables,
): Tensor {
  const integers = (of: (prefix: readonly number[]) => number): Tensor => tf.tensor1d(prefixes.map(of), 'int32');
  const place = integers((prefix) => Math.max(0, length - prefix.length - 1));
  const isOfText = integers((prefix) => Number(length > prefix.length));
  const own = integers((prefix) => (length > prefix.length ? 0 : numberOf[prefix[prefix.length - length]]));
  return tf
    .stack([...recent], 2)
    .gather(place, 2)
    .mul(isOfText)
    .add(own);
}

/** Where each of the values stands in a sorted list, whose last entry is the place of those that it has not. */
function find(sorted: Tensor, values: Tensor): Tensor {
  let at = values.mul(integer(0));
  let left = sorted.shape[0]!;
  while (left > 1) {
    const half = left >> 1;
    const isBelow = sorted.gather(at.add(integer(half - 1))).less(values);
    at = at.add(isBelow.cast('int32').mul(integer(half)));
    left -= half;
  }
  const isThere = sorted.gather(at).equal(values).cast('int32');
  const end = integer(sorted.shape[0]! - 1);
  return end.add(isThere.mul(at.sub(end)));
}

/** [batch, time, edges], [edges, any] -> [batch, time, any] */
function summed(edges: Tensor, indicator: Tensor): Tensor {
  const [batch, time, count] = edges.shape as [number, number, number];
  const flat = edges.reshape([batch * time, count]).matMul(indicator as never);
  return flat.reshape([batch, time, indicator.shape[1]!]);
}

/** [batch, time, vocabulary] */
function ofSymbols({ edges, rest }: Predicted, { symbols }: Spelling): Tensor {
  const logs = edges.log();
  const spelling = (paths: readonly (readonly number[])[]): Tensor =>
    indicator(paths, symbols.edges.length).transpose();
  const known = summed(logs, spelling(symbols.paths.slice(1)));
  const prefixes = summed(logs, spelling(symbols.prefixes.map((prefix) => pathOf(symbols, prefix))));
  const unknown = prefixes.add(rest.log()).logSumExp(2, true);
  return tf.concat([unknown, known], 2);
}
