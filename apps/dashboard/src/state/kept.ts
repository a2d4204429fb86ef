/** What a browser keeps between visits. Where it keeps nothing, such as in a private window, it is forgotten with the page. */
const forgotten = new Map<string, string>();

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(`clade.${name}`);
  } catch {
    return forgotten.get(name) ?? null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`clade.${name}`, value);
  } catch {
    forgotten.set(name, value);
  }
}
