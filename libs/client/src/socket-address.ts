/** The origin and path of socket.io on a server whose address may have a path, as behind a proxy: socket.io would read such a path as a namespace. */
export function socketAddressOf(address: string): { origin: string; path: string } {
  const { origin, pathname } = new URL(address);
  return { origin, path: `${pathname.replace(/\/+$/, '')}/socket.io/` };
}
