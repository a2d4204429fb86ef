type Tell = (error: Error) => void;

const QUIET_MILLISECONDS = 10_000;
const MOST_MESSAGES = 100;

/** Tells an error that was told a moment ago no second time: where PostgreSQL ends connections, BullMQ tries again at once, dozens of times a second. */
export function seldom(tell: Tell): Tell {
  const told = new Map<string, number>();
  return (error) => {
    const now = performance.now();
    if (now - (told.get(error.message) ?? -Infinity) < QUIET_MILLISECONDS) return;
    if (told.size >= MOST_MESSAGES) told.clear();
    told.set(error.message, now);
    tell(error);
  };
}
