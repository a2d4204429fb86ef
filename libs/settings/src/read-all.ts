/** Reads each of some settings. Throws one RangeError that says all that is wrong, line by line. */
export function readAll<Settings extends object>(reads: { readonly [Name in keyof Settings]: () => Settings[Name] }) {
  const wrong: string[] = [];
  const read: Partial<Settings> = {};
  for (const name of Object.keys(reads) as (keyof Settings)[]) {
    try {
      read[name] = reads[name]();
    } catch (error) {
      if (!isOfASetting(error)) throw error;
      wrong.push(error.message);
    }
  }
  if (wrong.length > 0) throw new RangeError(wrong.join('\n'));
  return read as Settings;
}

function isOfASetting(error: unknown): error is Error {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InvalidValueError');
}
