import { useLayoutEffect, useState } from 'preact/hooks';
import type { Store } from './store';

/** The value of a store; the component is drawn anew when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, redraw] = useState({});
  const value = store.get();
  useLayoutEffect(() => {
    if (store.get() !== value) redraw({}); // it changed between drawing and here
    return store.subscribe(() => redraw({}));
  }, [store]);
  return value;
}
