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

  /** Numbers as they lie in memory. */
  appendBytes(bytes: Uint8Array): void {
    const { BYTES_PER_ELEMENT } = this.values;
    const length = bytes.length / BYTES_PER_ELEMENT;
    this.makeRoom(this.length + length);
    const { buffer, byteOffset } = this.values;
    new Uint8Array(buffer, byteOffset + this.length * BYTES_PER_ELEMENT, bytes.length).set(bytes);
    this.length += length;
  }

  /** Bytes become the column where they lie, at a multiple of the length of a number. */
  take({ buffer, byteOffset, length }: Uint8Array): void {
    const type = this.values.constructor as new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Values;
    this.length = length / this.values.BYTES_PER_ELEMENT;
    this.values = new type(buffer, byteOffset, this.length);
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

export const newIntegers = (room: number): Column<Int32Array> => new Column(new Int32Array(room));
export const newReals = (room: number): Column<Float32Array> => new Column(new Float32Array(room));
export const newSmall = (room: number): Column<Uint8Array> => new Column(new Uint8Array(room));
