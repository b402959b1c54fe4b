import { US_STATES } from '#domain/fields/regions';
import { usState } from '#domain/fields/types/us-state';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('State', 'us-state');

test('every state reads by code and name, and writes both', () => {
  for (const { code, name } of US_STATES) {
    expect(usState.parse(name, settings)).toEqual({ ok: true, value: code });
    expect(usState.parse(usState.format(code, settings, 'name'), settings)).toEqual({ ok: true, value: code });
  }
});
