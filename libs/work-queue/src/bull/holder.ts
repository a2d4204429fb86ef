/** What holds the jobs, by the URL of CLADE_QUEUE_URL. */

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** How people are told what holds the jobs, and where: without user and password. */
export function holderOf(url: string): string {
  const { hostname, port } = new URL(url);
  const [name, usual] = isPostgres(url) ? ['PostgreSQL', 5432] : ['Redis', 6379];
  return `the ${name} that CLADE_QUEUE_URL names (${hostname || 'of this machine'}:${port || usual})`;
}

/** Errors of connections seldom say where they lead. */
export function tellingWhere(url: string, tell: (error: Error) => void): (error: Error) => void {
  return ({ message }) => tell(new Error(`${holderOf(url)}: ${message}`));
}
