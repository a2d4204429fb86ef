import { tf } from './tfjs';

/** Runs `body` on a tfjs backend that starts at once, frees every tensor made meanwhile, and restores the backend before it. */
export function withBackend<Result>(name: string, body: () => Result): Result {
  const engine = tf.engine();
  const previous = engine.backendName;
  void tf.setBackend(name); // takes effect before it returns, unless a backend is started asynchronously
  engine.startScope();
  try {
    return body();
  } finally {
    engine.endScope();
    if (previous) void tf.setBackend(previous);
  }
}
