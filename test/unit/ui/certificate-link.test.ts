import { isCertificateLink } from '../../../ui/src/screens/lead/certificate-link';

test.each(['https://cert.trustedform.com/0123456789abcdef', 'https://create.leadid.com/noscript.gif?lac=1'])(
  '%s leads to a certificate',
  (value) => {
    expect(isCertificateLink(value)).toBe(true);
  },
);

test.each([
  'http://cert.trustedform.com/0123',
  'https://cert.trustedform.com.evil.example/0123',
  'https://eviltrustedform.com/0123',
  'https://cert.trustedform.com@evil.example/0123',
  'https://cert.trustedform.com:8443/0123',
  'https://evil.example/cert.trustedform.com',
  'javascript:alert(1)//trustedform.com',
  'cert.trustedform.com',
  true,
])('%s is text', (value) => {
  expect(isCertificateLink(value)).toBe(false);
});
