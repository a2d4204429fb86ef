/** Where socket.io listens of a server whose address may have a path, as behind a proxy: socket.io would take that for a namespace. */
export function socketPlaceOf(address: string): { origin: string; path: string } {
  const { origin, pathname } = new URL(address);
  return { origin, path: `${pathname.replace(/\/+$/, '')}/socket.io/` };
}
