/** Text from models and people, made safe to show on a terminal: controls, bidirectional overrides and lone surrogates escaped. */

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** On one line. */
export function safeLine(text: string): string {
  return text.replace(UNSAFE, escape);
}

/** Line breaks and tabs stay. */
export function safeLines(text: string): string {
  return text.replace(UNSAFE, (character) =>
    character === '\n' || character === '\t' ? character : escape(character),
  );
}

function escape(character: string): string {
  return SHORT[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
