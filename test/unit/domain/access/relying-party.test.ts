import { relyingParty } from '#domain/access/relying-party';

test.each([
  ['https://leads.example.com', { id: 'leads.example.com', origin: 'https://leads.example.com' }],
  ['https://Leads.Example.com:8443/app/', { id: 'leads.example.com', origin: 'https://leads.example.com:8443' }],
  ['https://bücher.example', { id: 'xn--bcher-kva.example', origin: 'https://xn--bcher-kva.example' }],
  ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
  ['http://leads.localhost:3000', { id: 'leads.localhost', origin: 'http://leads.localhost:3000' }],
  ['https://localhost', { id: 'localhost', origin: 'https://localhost' }],
])('%s has passkeys', (url, party) => expect(relyingParty(url)).toEqual(party));

test.each([
  '',
  'leads.example.com',
  'http://leads.example.com',
  'http://notlocalhost',
  'https://192.0.2.7',
  'https://3221225991',
  'https://[2001:db8::7]',
  'http://127.0.0.1:3000',
  'ftp://leads.example.com',
  'file:///leads',
])('%s has none', (url) => expect(relyingParty(url)).toBeNull());
