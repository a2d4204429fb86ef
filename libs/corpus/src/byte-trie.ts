/**
 * Counts of all runs of 1 to `depth` bytes of a text: a trie, level by level in typed arrays. The children of a node lie
 * side by side in the next level, in the order of their bytes. It is read off the text's sorted runs in one pass.
 */

/** The nodes of one depth: runs of `depth` bytes in lexical order. */
interface Level {
  /** The last byte of each run. */
  readonly bytes: Uint8Array;
  readonly counts: Uint32Array;
  /** Where each node's children begin in the next level; one entry more, so that they end where the next node's begin. */
  readonly children: Uint32Array;
  /** How often each run is followed by a byte, the children's counts in sum. */
  readonly followed: Uint32Array;
}

/** Digits 1 to 256 are the bytes, 0 the end of the text. */
const RADIX = 257;
/** 257^6 is the last power below 2^53. */
const MAXIMUM_DEPTH = 6;

/** What follows a run: `total` occurrences of `types` distinct bytes. */
export interface Continuations {
  readonly total: number;
  readonly types: number;
  /** How often that byte follows. */
  count(byte: number): number;
  /** All bytes that follow, in order. */
  forEach(visit: (byte: number, count: number) => void): void;
}

export class ByteTrie {
  private readonly levels: readonly Level[];

  /** Throws a RangeError unless `depth` is from 1 to 6. */
  constructor(text: Uint8Array, depth: number) {
    if (!(depth >= 1 && depth <= MAXIMUM_DEPTH)) throw new RangeError(`a trie of depth ${depth} is not from 1 to 6`);
    this.levels = levelsOf(sortedRuns(text, depth), depth);
  }

  /** What follows `text[start..end)` in the counted text; undefined if nothing does. The run is shorter than the depth. */
  continuations(text: Uint8Array, start: number, end: number): Continuations | undefined {
    let node = 0; // the root, alone in level 0
    for (let at = start; at < end; at++) {
      const child = this.child(at - start, node, text[at]);
      if (child === undefined) return undefined;
      node = child;
    }
    return this.seenAfter(end - start, node);
  }

  /** Runs of each length from 1 up to the depth that the text has. */
  get runs(): readonly number[] {
    return this.levels.slice(1).map(({ bytes }) => bytes.length);
  }

  /** All runs of that length that something follows, in lexical order. The bytes are those of the visit alone. The runs are shorter than the depth. */
  forEachRun(length: number, visit: (bytes: readonly number[], seen: Continuations) => void): void {
    const bytes: number[] = [];
    const walk = (depth: number, node: number): void => {
      const seen = this.seenAfter(depth, node);
      if (!seen) return;
      if (depth === length) return visit(bytes, seen);
      const { children } = this.levels[depth];
      for (let child = children[node]; child < children[node + 1]; child++) {
        bytes.push(this.levels[depth + 1].bytes[child]);
        walk(depth + 1, child);
        bytes.pop();
      }
    };
    walk(0, 0);
  }

  private seenAfter(depth: number, node: number): Continuations | undefined {
    const { children, followed } = this.levels[depth];
    if (followed[node] === 0) return undefined;
    return {
      total: followed[node],
      types: children[node + 1] - children[node],
      count: (byte) => {
        const child = this.child(depth, node, byte);
        return child === undefined ? 0 : this.levels[depth + 1].counts[child];
      },
      forEach: (visit) => {
        const { bytes, counts } = this.levels[depth + 1];
        for (let child = children[node]; child < children[node + 1]; child++) visit(bytes[child], counts[child]);
      },
    };
  }

  /** The child of a node of level `depth` by that byte, found by bisection. */
  private child(depth: number, node: number, byte: number): number | undefined {
    const { children } = this.levels[depth];
    const { bytes } = this.levels[depth + 1];
    let low = children[node];
    let high = children[node + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes[middle] < byte) low = middle + 1;
      else high = middle;
    }
    return low < children[node + 1] && bytes[low] === byte ? low : undefined;
  }
}

/** The runs of `depth` bytes from each position of the text, packed as numbers, in lexical order; ends are padded. */
function sortedRuns(text: Uint8Array, depth: number): Float64Array {
  const runs = new Float64Array(text.length);
  const highest = RADIX ** (depth - 1);
  let run = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    run = Math.floor(run / RADIX) + (text[at] + 1) * highest;
    runs[at] = run;
  }
  return runs.sort();
}

function levelsOf(runs: Float64Array, depth: number): Level[] {
  const open = Array.from({ length: depth + 1 }, () => ({
    bytes: [] as number[],
    counts: [] as number[],
    children: [] as number[],
    followed: [] as number[],
  }));
  const addNode = (level: number, byte: number) => {
    const { bytes, counts, children, followed } = open[level];
    bytes.push(byte);
    counts.push(0);
    followed.push(0);
    children.push(level < depth ? open[level + 1].bytes.length : 0);
  };
  addNode(0, 0);
  const previous = new Array<number>(depth).fill(0);
  for (let at = 0, next = 0; at < runs.length; at = next) {
    while (runs[next] === runs[at]) next++;
    const times = next - at;
    let rest = runs[at];
    let shared = true;
    for (let level = 1, unit = RADIX ** (depth - 1); level <= depth; level++, unit /= RADIX) {
      const digit = Math.floor(rest / unit);
      rest -= digit * unit;
      shared &&= digit === previous[level - 1];
      previous[level - 1] = digit;
      if (digit === 0) continue; // past the end of the text
      if (!shared) addNode(level, digit - 1);
      const { counts } = open[level];
      const { followed } = open[level - 1];
      counts[counts.length - 1] += times;
      followed[followed.length - 1] += times;
    }
  }
  return open.map(({ bytes, counts, children, followed }, level) => ({
    bytes: Uint8Array.from(bytes),
    counts: Uint32Array.from(counts),
    children: Uint32Array.from([...children, level < depth ? open[level + 1].bytes.length : 0]),
    followed: Uint32Array.from(followed),
  }));
}
