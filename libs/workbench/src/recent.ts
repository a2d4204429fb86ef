/** Values made once for each key; those asked for last are kept. One that could not be made is made again when it is asked for again. */
export class Recent<Value> {
  private readonly kept = new Map<string, Promise<Value>>();

  constructor(private readonly most: number) {}

  of(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = this.kept.get(key) ?? make();
    this.kept.delete(key); // a Map keeps the order of insertion: last asked for, last in
    this.kept.set(key, value);
    value.catch(() => void (this.kept.get(key) === value && this.kept.delete(key)));
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
    return value;
  }
}
