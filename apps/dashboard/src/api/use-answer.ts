/** What the server answered to a question, while a component shows it. */
import { isMissing, newestMissing } from './is-missing';
import { lookForToken } from './token-asked';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Answer<Value> {
  /** Undefined until there is one; it stays while a newer one is asked for. */
  readonly value: Value | undefined;
  readonly error: unknown;
  readonly asking: boolean;
  /** Asks again. */
  readonly ask: () => void;
}

interface KeyedAnswer<Value> {
  readonly key: string;
  readonly value?: Value;
  readonly error?: unknown;
  readonly asking: boolean;
}

/** Asks once for each `key`, null asking nothing; `round` asks again and keeps what is shown meanwhile. */
export function useAnswer<Value>(
  key: string | null,
  question: () => Promise<Value>,
  round: string | number = 0,
): Answer<Value> {
  const [answer, setAnswer] = useState<KeyedAnswer<Value>>({ key: '', asking: true });
  const latest = useRef(0);
  const ask = useCallback(() => {
    if (key === null) return;
    const turn = ++latest.current;
    const tell = (news: Partial<KeyedAnswer<Value>>) =>
      turn === latest.current &&
      setAnswer((before) => ({ ...(before.key === key ? before : {}), key, asking: false, ...news }));
    tell({ asking: true });
    question().then(
      (value) => tell({ value, error: undefined }),
      (error: unknown) => {
        tell({ error });
        lookForToken(error);
        if (isMissing(error)) newestMissing.set(error);
      },
    );
  }, [key]);
  useEffect(() => {
    ask();
    return () => void latest.current++;
  }, [ask, round]);
  const fresh: Partial<KeyedAnswer<Value>> & { asking: boolean } =
    answer.key === key ? answer : { asking: key !== null };
  return { value: fresh.value, error: fresh.error, asking: fresh.asking, ask };
}
