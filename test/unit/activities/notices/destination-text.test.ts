import { destinationText } from '#activities/notices/destination-text';

test('says who, what and where, in one line each', () => {
  const { subject, text } = destinationText(
    { who: 'Eve\nBcc: x@y.z', what: 'Delivery method Hook', origin: 'https://evil.example' },
    'https://leads.test',
  );
  expect(subject).toBe('Leadrail: personal data goes to a new address: https://evil.example');
  expect(text).toContain('Eve Bcc: x@y.z saved a new address');
  expect(text).toContain('What sends it: Delivery method Hook');
  expect(text).toContain('https://leads.test/audit');
});
