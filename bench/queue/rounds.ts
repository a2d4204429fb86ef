/** Keeps a processor busy, about as long each time; answers with what came out. */
export function roundsOf(count: number): string {
  let x = 1;
  for (let round = 0; round < count; round++) x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
  return String(x);
}

/** Rounds that take so many milliseconds here. */
export function roundsIn(milliseconds: number): number {
  const tried = 100_000_000;
  roundsOf(tried); // compiles
  const started = performance.now();
  roundsOf(tried);
  return Math.round((tried * milliseconds) / (performance.now() - started));
}
