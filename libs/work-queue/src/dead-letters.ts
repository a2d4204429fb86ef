/** Jobs of the embedded queue that failed as often as they may: in memory and, so that a person finds them after a restart, a file for each in a folder. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '#base';
import { isMissing, writeDurably } from '#files';
import type { Envelope } from '#tournament';
import type { DeadLetter } from './operated-queue';
import { letterOf, noSuchLetter } from './letters';

/** Kept at most; the oldest go. */
const MOST = 1000;

interface Kept {
  readonly envelope: Envelope;
  readonly letter: DeadLetter;
}

export class DeadLetters {
  /** The newest last. */
  private readonly kept = new Map<string, Kept>();
  private writing: Promise<unknown> = Promise.resolve();

  /** Without a folder they end with the process. */
  constructor(private readonly folder?: string) {
    for (const each of readLetters(folder)) this.kept.set(each.letter.id, each);
  }

  add(envelope: Envelope, cause: string): void {
    const { id } = envelope;
    const kept = { envelope, letter: letterOf(envelope, envelope.attempt, cause, new Date()) };
    this.kept.delete(id);
    this.kept.set(id, kept);
    this.write((file) => writeDurably(file, JSON.stringify(kept)), id);
    if (this.kept.size > MOST) this.forget(this.kept.keys().next().value!);
  }

  list(): readonly DeadLetter[] {
    return [...this.kept.values()].map(({ letter }) => letter).reverse();
  }

  /** Throws an InvalidValueError where there is none of that id. */
  envelope(id: string): Envelope {
    const found = this.kept.get(id);
    if (!found) throw noSuchLetter(id);
    return found.envelope;
  }

  forget(id: string): void {
    if (!this.kept.delete(id)) return;
    this.write(async (file) => rmSync(file, { force: true }), id);
  }

  /** Resolves once all is on the disk. */
  async close(): Promise<void> {
    await this.writing;
  }

  /** One after the other. A disk that refuses leaves the letter in memory: the job's failure is told, whatever becomes of its letter. */
  private write(how: (file: string) => Promise<unknown>, id: string): void {
    if (this.folder === undefined) return;
    const file = path.join(this.folder, `${sha256(id)}.json`);
    this.writing = this.writing.then(() => how(file)).catch(() => undefined);
  }
}

/** The oldest first; what cannot be read is left out. */
function readLetters(folder?: string): readonly Kept[] {
  if (folder === undefined) return [];
  const names = namesIn(folder).filter((name) => name.endsWith('.json'));
  const letters = names.flatMap((name) => readLetter(path.join(folder, name)));
  return letters.sort((a, b) => (a.letter.failedAt < b.letter.failedAt ? -1 : 1));
}

function readLetter(file: string): readonly Kept[] {
  try {
    return [JSON.parse(readFileSync(file, 'utf8')) as Kept];
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return [];
    throw error;
  }
}

/** None of a folder that is not there yet: the first letter makes it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
