/** Since this process began: it goes on evenly, whatever the time of day is set to. */
export function monotonicSeconds(): number {
  return performance.now() / 1000;
}
