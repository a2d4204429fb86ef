/** Where the page stands, as a store over the address bar. */
import { createStore } from '../state/store';
import { useStore } from '../state/use-store';
import { formatRoute, linkTo, parseRoute, type View, type Query, type Route } from './route';

const current = createStore<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => current.set(parseRoute(location.hash)));

export function useRoute(): Route {
  return useStore(current);
}

export function go(view: View, query: Query = {}): void {
  location.hash = formatRoute({ view, query });
}

/**
 * Changes what the page shows of itself; an empty value is left out. The way back leads to the page before. Nothing where the address
 * leads elsewhere already, and the page has yet to follow.
 */
export function setQuery(changes: Query): void {
  const { view, query } = current.get();
  if (linkTo(parseRoute(location.hash).view) !== linkTo(view)) return;
  const route = { view, query: { ...query, ...changes } };
  history.replaceState(history.state, '', formatRoute(route));
  current.set(parseRoute(location.hash));
}
