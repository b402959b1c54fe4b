import { CA_PROVINCES, US_STATES, regionFinder } from '#domain/fields/regions';

test.each([
  ['states', US_STATES, 50 + 1 + 5 + 3],
  ['provinces', CA_PROVINCES, 13],
] as const)('the %s are complete and distinct', (_name, regions, count) => {
  expect(new Set(regions.map(({ code }) => code)).size).toBe(count);
  expect(new Set(regions.map(({ name }) => name)).size).toBe(count);
});

test.each([US_STATES, CA_PROVINCES].map((regions) => [regions] as const))(
  'each is found by code, name and alias',
  (regions) => {
    const find = regionFinder(regions);
    for (const region of regions) {
      for (const written of [region.code.toLowerCase(), region.name.toUpperCase(), ...(region.aliases ?? [])])
        expect(find(written)).toBe(region);
    }
  },
);

test.each(['', 'constructor', 'X', '12', 'New'])('%j is no state', (text) => {
  expect(regionFinder(US_STATES)(text)).toBeUndefined();
});
