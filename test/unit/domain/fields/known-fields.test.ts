import { knownFields } from '#domain/fields/known-fields';

test('nulls are left out at every depth and all else stays', () => {
  expect(
    knownFields({ A: 1, B: null, C: false, D: '', Drivers: [{ Age: 3, Name: null, Incidents: [{ On: null }] }] }),
  ).toEqual({ A: 1, C: false, D: '', Drivers: [{ Age: 3, Incidents: [{}] }] });
});
