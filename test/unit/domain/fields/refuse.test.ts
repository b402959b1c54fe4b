import { fieldReason, refusedValue } from '#domain/fields/refuse';
import { fieldSettings } from '#test/kit/field-settings';

test('a reason names the field by its label for people and by its name for machines', () => {
  const settings = fieldSettings('HomeValue', 'money', { label: 'Home value' });
  expect(fieldReason(settings, 'below-minimum', 'must be at least 5.', { minimum: 5 })).toEqual({
    code: 'below-minimum',
    message: 'Home value must be at least 5.',
    field: 'HomeValue',
    detail: { minimum: 5 },
  });
});

test('the configured message replaces ours and the code stays', () => {
  const settings = fieldSettings('Zip', 'postal-code', { errorMessage: 'Where do you live?' });
  expect(refusedValue(settings, 'not-a-postal-code', 'must be a postal code.')).toEqual({
    ok: false,
    reason: { code: 'not-a-postal-code', message: 'Where do you live?', field: 'Zip' },
  });
});
