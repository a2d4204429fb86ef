import { EXIT } from '../command-failure';

export interface Interrupt {
  /** Resolves at the first SIGINT or SIGTERM. */
  readonly pressed: Promise<void>;
  /** Leaves the signals to others again. */
  release(): void;
}

/** Listens for an interruption. The second one leaves at once; a private gateway then pauses by itself. */
export function listenForInterrupt(): Interrupt {
  let press: (() => void) | undefined;
  let presses = 0;
  const pressed = new Promise<void>((resolve) => (press = resolve));
  const onSignal = () => {
    if (++presses > 1) process.exit(EXIT.interrupted);
    press!();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return { pressed, release: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal) };
}
