import { rejectedAnswer } from '#api/intake/read-answer';

test('what a language model wrote of a value stays inside; what a rule says goes to the source', () => {
  const { body } = rejectedAnswer('0190a0a0-0000-7000-8000-000000000000', [
    { code: 'ai-implausible', message: 'Give your real name.', field: 'FirstName', detail: { reason: 'You said: …' } },
    { code: 'too-long', message: 'At most ten.', field: 'City', detail: { most: 10 } },
  ]);
  expect(body.reasons).toEqual([
    { code: 'ai-implausible', message: 'Give your real name.', field: 'FirstName' },
    { code: 'too-long', message: 'At most ten.', field: 'City', detail: { most: 10 } },
  ]);
});
