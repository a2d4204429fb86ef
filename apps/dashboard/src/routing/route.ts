/** Every state of the page has an address: `#/tournaments/ID/tree?colour=niche`. */

export const TABS = [
  'overview',
  'entropy',
  'tree',
  'species',
  'environment',
  'transplants',
  'leaderboard',
  'arena',
  'vote',
  'metrics',
  'log',
] as const;
export type Tab = (typeof TABS)[number];

/** What a page shows of itself, such as the colours of a tree. */
export type Query = Readonly<Record<string, string>>;

export type View =
  | { readonly page: 'tournaments' }
  | { readonly page: 'launch' }
  | { readonly page: 'compare' }
  | { readonly page: 'experiments' }
  | { readonly page: 'new-experiment' }
  | { readonly page: 'experiment'; readonly id: string }
  | { readonly page: 'tournament'; readonly id: string; readonly tab: Tab }
  | {
      readonly page: 'battle';
      readonly id: string;
      readonly generation: number;
      readonly niche: string;
      readonly number: number;
    }
  | { readonly page: 'individual'; readonly id: string }
  | { readonly page: 'unknown'; readonly path: string };

export interface Route {
  readonly view: View;
  readonly query: Query;
}

export function parseRoute(hash: string): Route {
  const [path, search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  return { view: parseView(path), query: Object.fromEntries(new URLSearchParams(search)) };
}

export function formatRoute({ view, query }: Route): string {
  const given = Object.entries(query).filter(([, value]) => value !== '');
  const search = new URLSearchParams(given).toString();
  return `#${formatView(view)}${search && `?${search}`}`;
}

/** The address of a view. */
export function linkTo(view: View, query: Query = {}): string {
  return formatRoute({ view, query });
}

/** The tournament in an individual's id, `<tournament>-<generation>-<slot>`. */
export function tournamentOf(individualId: string): string {
  return individualId.split('-').slice(0, -2).join('-');
}

/** What is left of an id within its tournament: `3-9`. */
export function shortId(individualId: string): string {
  return individualId.split('-').slice(-2).join('-');
}

function parseView(path: string): View {
  const unknown: View = { page: 'unknown', path };
  const [first, id, tab = 'overview', ...rest] = decoded(path) ?? ['?'];
  if (first === undefined) return { page: 'tournaments' };
  if (id === undefined) return isSection(first) ? { page: first } : unknown;
  if (first === 'experiments' && id === 'new' && tab === 'overview') return { page: 'new-experiment' };
  if (first === 'experiments' && tab === 'overview') return { page: 'experiment', id };
  if (first === 'individuals' && tab === 'overview') return { page: 'individual', id };
  if (first !== 'tournaments') return unknown;
  if (tab === 'battles' && rest.length === 3) {
    const [generation, niche, number] = rest;
    return { page: 'battle', id, generation: Number(generation), niche, number: Number(number) };
  }
  return isTab(tab) && rest.length === 0 ? { page: 'tournament', id, tab } : unknown;
}

function formatView(view: View): string {
  switch (view.page) {
    case 'tournaments':
      return '/';
    case 'tournament':
      return `/tournaments/${encodeURIComponent(view.id)}${view.tab === 'overview' ? '' : `/${view.tab}`}`;
    case 'battle': {
      const { id, generation, niche, number } = view;
      return `/tournaments/${encodeURIComponent(id)}/battles/${generation}/${encodeURIComponent(niche)}/${number}`;
    }
    case 'new-experiment':
      return '/experiments/new';
    case 'experiment':
      return `/experiments/${encodeURIComponent(view.id)}`;
    case 'individual':
      return `/individuals/${encodeURIComponent(view.id)}`;
    case 'unknown':
      return view.path;
    default:
      return `/${view.page}`;
  }
}

/** The parts of a path; undefined where it is not well formed. */
function decoded(path: string): string[] | undefined {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function isSection(text: string): text is 'launch' | 'compare' | 'experiments' {
  return text === 'launch' || text === 'compare' || text === 'experiments';
}

function isTab(text: string): text is Tab {
  return (TABS as readonly string[]).includes(text);
}
