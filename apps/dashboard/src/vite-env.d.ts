/** Of the package that this page was built from. */
declare const __CLADE_VERSION__: string;

/** What libraries name that the page counts with; it never hashes. */
declare module 'node:crypto' {
  interface Hash {
    update(data: string | Uint8Array): Hash;
    digest(): Uint8Array & { readUInt32LE(offset: number): number };
    digest(encoding: 'hex'): string;
  }
  export function createHash(algorithm: string): Hash;
}
