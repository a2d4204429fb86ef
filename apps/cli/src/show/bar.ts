/** How much is done, as `██████░░░░`. */
export function bar(fraction: number, width: number): string {
  const done = Math.round(width * Math.min(1, Math.max(0, fraction)));
  return '█'.repeat(done) + '░'.repeat(width - done);
}
