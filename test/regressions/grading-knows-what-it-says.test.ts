import { readFileSync } from 'node:fs';
import { gradeLead, DEFAULT_GRADING_SCALE } from '#domain/grading/grade-lead';
import { GRADING_CHECK_OBJECTS } from '#domain/grading/registry';

const AUSTIN = { address: '12 Main St', city: 'Austin', state: 'TX', postalCode: '78701', country: 'US' };

describe('grading', () => {
  it('says of an IP address that it is public and never that it lies near the address, which nobody looked up', () => {
    const { checks } = gradeLead(DEFAULT_GRADING_SCALE, { system: { ...AUSTIN, ipAddress: '8.8.8.8' } });
    expect(checks.find(({ check }) => check === 'ip-address')?.note).toBe('The IP address is a public one.');
    const words = [
      GRADING_CHECK_OBJECTS['ip-address'].label,
      ...['lead', 'settings'].map(
        (file) => /'ip-address': '([^']+)'/.exec(readFileSync(`ui/src/words/${file}.ts`, 'utf8'))?.[1],
      ),
    ];
    expect(words).toEqual(Array(3).fill('IP address is public'));
  });

  it('takes an address without a country for incomplete', () => {
    expect(GRADING_CHECK_OBJECTS.address.evaluate({ system: AUSTIN }).passed).toBe(true);
    expect(GRADING_CHECK_OBJECTS.address.evaluate({ system: { ...AUSTIN, country: null } })).toEqual({
      passed: false,
      note: 'The address has no country.',
    });
  });
});
