/**
 * A text in windows as long as a model's context. A window starts where the one before ended, so that each symbol of the continuation
 * counts once, given what comes before it in its window: the log-likelihood of the text is the sum over windows, up to what a model would
 * have seen from before a window. Texts of the same lengths are cut at the same positions.
 */
export interface CountedWindow {
  /** [context + 1] */
  readonly tokens: Int32Array;
  /** 1 where a target is of the continuation, 0 where it is of the prompt or beyond the end. [context] */
  readonly counted: Float32Array;
}

/** A written text, in symbols. */
export interface WrittenText {
  readonly prompt: readonly number[];
  readonly continuation: readonly number[];
}

/** Of the prompt, the last half of a context at most goes before the continuation. */
export function countedWindows({ prompt, continuation }: WrittenText, context: number): CountedWindow[] {
  const before = prompt.slice(-Math.ceil(context / 2));
  const text = [...before, ...continuation];
  const count = windowCount(prompt.length, continuation.length, context);
  return Array.from({ length: count }, (_, window) => {
    const start = window * context;
    const tokens = new Int32Array(context + 1);
    tokens.set(text.slice(start, start + context + 1));
    const counted = new Float32Array(context);
    counted.fill(1, Math.max(0, before.length - start - 1), Math.max(0, text.length - start - 1));
    return { tokens, counted };
  });
}

export function windowCount(prompt: number, continuation: number, context: number): number {
  const before = Math.min(prompt, Math.ceil(context / 2));
  return continuation === 0 ? 0 : Math.ceil((before + continuation - 1) / context);
}

/** Windows row by row, blank where there is none. tokens [rows, context + 1], counted [rows, context] */
export function pack(rows: readonly (CountedWindow | undefined)[], context: number) {
  const tokens = new Int32Array(rows.length * (context + 1));
  const counted = new Float32Array(rows.length * context);
  rows.forEach((window, row) => {
    if (!window) return;
    tokens.set(window.tokens, row * (context + 1));
    counted.set(window.counted, row * context);
  });
  return { tokens, counted };
}

/** Windows of each member that are scored at once. */
const BATCH = 16;

/**
 * What a score, such as the cross-entropy, sums up to over the targets that count: of each member's windows [members][windows]. `scoreOf`
 * takes tokens [members, batch, context + 1] and gives [members, batch, context].
 */
export async function sumsOverCounted(
  windows: readonly (readonly CountedWindow[])[],
  context: number,
  scoreOf: (tokens: Int32Array) => Promise<Float32Array>,
): Promise<readonly (readonly number[])[]> {
  const sums = windows.map((own) => own.map(() => 0));
  const longest = Math.max(...windows.map(({ length }) => length));
  for (let start = 0; start < longest; start += BATCH) {
    const rows = windows.flatMap((own) => Array.from({ length: BATCH }, (_, row) => own[start + row]));
    const { tokens, counted } = pack(rows, context);
    const scores = await scoreOf(tokens);
    rows.forEach((window, row) => {
      if (!window) return;
      const member = Math.floor(row / BATCH);
      for (let at = row * context; at < (row + 1) * context; at++) {
        if (counted[at]) sums[member][start + (row % BATCH)] += scores[at];
      }
    });
  }
  return sums;
}
