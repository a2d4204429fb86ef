/** Those who wait, in order. Unlike an array it is no slower when a million wait. */
export class Line<Item> {
  private items: Item[] = [];
  private first = 0;
  /** Who goes before all others, the last to come first. */
  private readonly ahead: Item[] = [];

  get length(): number {
    return this.ahead.length + this.items.length - this.first;
  }

  push(item: Item): void {
    this.items.push(item);
  }

  pushAhead(item: Item): void {
    this.ahead.push(item);
  }

  shift(): Item | undefined {
    if (this.ahead.length > 0) return this.ahead.pop();
    if (this.first === this.items.length) return undefined;
    const item = this.items[this.first++];
    if (this.first > 1024 && 2 * this.first > this.items.length) {
      this.items = this.items.slice(this.first);
      this.first = 0;
    }
    return item;
  }
}
