/** A line as lines of at most `width` characters, broken between words; a longer word stands alone. */
export function wrapped(line: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else if (word !== '' || lines.length === 0) lines.push(word);
  }
  return lines;
}
