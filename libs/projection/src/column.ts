/** A column of numbers that grows at its end, in a typed array of twice the length whenever it is full. */

type Numbers = Int32Array | Float32Array | Uint8Array;

export class Column<Values extends Numbers> {
  length = 0;

  /** `values` may be longer than the column, and is another one after it grew. */
  constructor(public values: Values) {}

  push(value: number): void {
    this.makeRoom(this.length + 1);
    this.values[this.length++] = value;
  }

  append(values: Values): void {
    this.makeRoom(this.length + values.length);
    this.values.set(values, this.length);
    this.length += values.length;
  }

  private makeRoom(length: number): void {
    if (length <= this.values.length) return;
    const grown = new (this.values.constructor as new (length: number) => Values)(
      Math.max(length, 2 * this.values.length),
    );
    grown.set(this.values);
    this.values = grown;
  }
}

const FIRST_LENGTH = 256;

export const integers = (): Column<Int32Array> => new Column(new Int32Array(FIRST_LENGTH));
export const reals = (): Column<Float32Array> => new Column(new Float32Array(FIRST_LENGTH));
export const small = (): Column<Uint8Array> => new Column(new Uint8Array(FIRST_LENGTH));
