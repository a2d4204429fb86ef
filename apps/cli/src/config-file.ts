/** Reads a config file. What it must hold is the server's to say: here it only has to be an object. */
import { readFileSync } from 'node:fs';
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { WrongUsage } from './command-failure';
import { yamlProblems } from './yaml-problems';

export interface ConfigFile {
  readonly file: string;
  readonly config: Record<string, unknown>;
  /** Where a field such as `niches.0.name` stands, or the nearest around it that is there. */
  readonly positionOf: (field: string) => Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** YAML, of which JSON is a part. Throws a WrongUsage that names the file, the line and the problem. */
export function readConfigFile(file: string): ConfigFile {
  return parseConfig(file, readText(file));
}

/** The text of a file in UTF-8, without a byte order mark. Throws a WrongUsage that names the file. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new WrongUsage(`${file}: there is no such file`);
    if (code === 'EISDIR') throw new WrongUsage(`${file}: is a folder; must be a file`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new WrongUsage(`${file}: the text is not UTF-8`);
    throw new WrongUsage(`${file}: ${message}`);
  }
}

export function parseConfig(file: string, text: string): ConfigFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col: column } = lineCounter.linePos(offset);
    return { line: line || 1, column: column || 1 };
  };
  const lineOf = (offset: number, problem: string) => `${file}, line ${at(offset).line}: ${problem}`;
  const wrongAt = (offset: number, problem: string) => new WrongUsage(lineOf(offset, problem));

  const [error] = document.errors;
  // What stands behind a semicolon is advice for callers of the yaml package.
  if (error) throw wrongAt(error.pos[0], error.message.split(';')[0]);
  if (!isMap(document.contents)) {
    throw wrongAt(document.contents?.range?.[0] ?? 0, 'must be settings by name, such as `generations: 8`');
  }
  const circle = aliasOfItsOwn(document);
  if (circle) throw wrongAt(startOf(circle), `*${circle.source} stands within what it is an alias of, without end`);
  const problems = yamlProblems(document);
  if (problems.length > 0)
    throw new WrongUsage(problems.map(({ offset, problem }) => lineOf(offset, problem)).join('\n'));
  return {
    file,
    config: valueOf(document, file),
    positionOf: (field) => at(offsetOf(document, field.split('.'))),
  };
}

function valueOf(document: Document, file: string): Record<string, unknown> {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    const { message } = error as Error;
    const isBomb = message.startsWith('Excessive alias count');
    throw new WrongUsage(`${file}: ${isBomb ? 'its aliases stand for too many copies; write them out' : message}`);
  }
}

/** An alias of a node that holds it: its value would have no end. */
function aliasOfItsOwn(document: Document): Alias | undefined {
  const anchored = new Map<string, Node>();
  const found: Alias[] = [];
  visit(document, (_, node, path) => {
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (!target || !path.includes(target)) return undefined;
      found.push(node);
      return visit.BREAK;
    }
    if (isNode(node) && 'anchor' in node && node.anchor) anchored.set(node.anchor, node);
    return undefined;
  });
  return found[0];
}

function offsetOf(document: Document, keys: readonly string[]): number {
  let node = document.contents as Node | null;
  let offset = startOf(node);
  for (const key of keys) {
    const holder: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(holder)) {
      const pair = holder.items.find((each) => isScalar(each.key) && String(each.key.value) === key);
      if (!pair) return offset;
      offset = startOf(pair.key as Node);
      node = pair.value as Node | null;
    } else if (isSeq(holder) && holder.items[Number(key)]) {
      node = holder.items[Number(key)] as Node;
      offset = startOf(node);
    } else {
      return offset;
    }
  }
  return offset;
}

function startOf(node: Pick<Node, 'range'> | null): number {
  return node?.range?.[0] ?? 0;
}
