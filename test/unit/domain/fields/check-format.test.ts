import { checkFormat, checkNamedFormat } from '#domain/fields/check-format';
import { fieldSettings } from '#test/kit/field-settings';

const withFormat = (outputFormat?: string) => fieldSettings('Field', 'text', { outputFormat });

test('no format is always fine', () => {
  expect(checkFormat(() => false, 'x')(withFormat())).toEqual([]);
});

test('a format that is not understood is named with what it may be', () => {
  const check = checkNamedFormat('upper', 'lower');
  expect(check(withFormat('upper'))).toEqual([]);
  expect(check(withFormat('title'))).toEqual([
    { code: 'format-invalid', message: 'The output format is not understood: use upper or lower.' },
  ]);
});
