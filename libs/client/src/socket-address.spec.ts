import { socketAddressOf } from './socket-address';

it.each([
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', '/socket.io/'],
  ['http://[::1]:3000/', 'http://[::1]:3000', '/socket.io/'],
  ['https://example.org/clade', 'https://example.org', '/clade/socket.io/'],
  ['https://example.org/a/clade//', 'https://example.org', '/a/clade/socket.io/'],
])('of %s is at %s, path %s', (address, origin, path) => {
  expect(socketAddressOf(address)).toEqual({ origin, path });
});
