/**
 * The fingerprint of a tournament: SHA-256 over lines, each the name of a part and its canonical JSON (RFC 8785). Identifiers of
 * individuals stand in it without their tournament, so that the same life has the same hash wherever it was lived.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '#base';

export class LineageHash {
  private readonly hash = createHash('sha256');
  private readonly prefix: string;

  constructor(tournamentId: string) {
    this.prefix = `${tournamentId}-`;
  }

  /** What JSON can tell of a value; numbers that are not finite are null in it. */
  add(part: string, value: unknown): void {
    this.hash.update(this.line(part, value));
  }

  /** Values whose order does not matter. */
  addAll(part: string, values: readonly unknown[]): void {
    const lines = values.map((value) => this.line(part, value));
    for (const line of lines.sort()) this.hash.update(line);
  }

  /** The digest of what was added so far, in hexadecimal. */
  link(): string {
    return this.hash.copy().digest('hex');
  }

  /** In hexadecimal; nothing is added after it. */
  digest(): string {
    return this.hash.digest('hex');
  }

  private line(part: string, value: unknown): string {
    return `${part} ${canonicalJson(this.hashed(value))}\n`;
  }

  private hashed(value: unknown): Json {
    if (typeof value === 'string') return this.withoutTournament(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (Array.isArray(value)) return value.map((item) => this.hashed(item));
    if (typeof value !== 'object' || value === null) return value as Json;
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([key, member]) => [key, this.hashed(member)]));
  }

  private withoutTournament(text: string): string {
    if (!text.startsWith(this.prefix)) return text;
    const birth = text.slice(this.prefix.length);
    return /^\d+-\d+$/.test(birth) ? birth : text;
  }
}
