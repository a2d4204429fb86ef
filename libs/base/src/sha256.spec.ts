import { sha256 } from './sha256';

describe('sha256', () => {
  it('gives the known answers of FIPS 180-4', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('hashes text as UTF-8', () => {
    expect(sha256('€')).toBe(sha256(Uint8Array.of(0xe2, 0x82, 0xac)));
  });
});
