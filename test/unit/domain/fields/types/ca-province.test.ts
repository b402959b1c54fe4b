import { CA_PROVINCES } from '#domain/fields/regions';
import { caProvince } from '#domain/fields/types/ca-province';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Province', 'ca-province');

test('every province reads by code and name, and writes both', () => {
  for (const { code, name } of CA_PROVINCES) {
    expect(caProvince.parse(name, settings)).toEqual({ ok: true, value: code });
    expect(caProvince.parse(caProvince.format(code, settings, 'name'), settings)).toEqual({ ok: true, value: code });
  }
});
