/** Light or dark: what the system prefers, until someone chooses. */
import { keep, readKept } from '../state/kept';
import { createStore } from '../state/store';

export type Theme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');
const chosen = (): Theme | null => {
  const kept = readKept('theme');
  return kept === 'light' || kept === 'dark' ? kept : null;
};

export const theme = createStore<Theme>(current());

function current(): Theme {
  return chosen() ?? (system.matches ? 'dark' : 'light');
}

function show(): void {
  document.documentElement.dataset.theme = current();
  theme.set(current());
}

export function startTheme(): void {
  system.addEventListener('change', show);
  show();
}

export function toggleTheme(): void {
  keep('theme', theme.get() === 'dark' ? 'light' : 'dark');
  show();
}
