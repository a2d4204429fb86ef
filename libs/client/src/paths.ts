/** Where the API keeps what has an id. */

export function tournamentPath(id: string): string {
  return `/api/tournaments/${encodeURIComponent(id)}`;
}

export function transplantPath(id: string, transplantId: string): string {
  return `${tournamentPath(id)}/transplants/${encodeURIComponent(transplantId)}`;
}

export function experimentPath(id: string): string {
  return `/api/experiments/${encodeURIComponent(id)}`;
}

export function individualPath(id: string): string {
  return `/api/individuals/${encodeURIComponent(id)}`;
}
