import { ENDPOINTS } from '#api/contract/endpoints';

const keyed = ENDPOINTS.filter(
  (endpoint) =>
    endpoint.method === 'post' && endpoint.access !== 'public' && !endpoint.readOnly && !endpoint.secretAnswer,
);
const answers = (endpoint: (typeof keyed)[number]) =>
  Object.entries(endpoint.responses).some(([status, schema]) => Number(status) < 300 && schema !== null);

// An answer in this list holds ids, names of states and codes: before one more is kept, read what it can say of a person.
it('keeps the answers whole of these operations only', () => {
  expect(keyed.filter(({ repeated }) => repeated === 'kept').map(({ id }) => id)).toEqual([
    'actOnLead',
    'enterLead',
    'actOnLeads',
    'eraseForRequest',
    'createBuyerWithDelivery',
  ]);
});

// Posts of sources have rows of their own, which name their lead and go with it.
it('every other answer of a POST is read again by an operation that is there', () => {
  for (const endpoint of keyed.filter((each) => answers(each) && each.id !== 'postLead')) {
    expect([endpoint.id, endpoint.repeated]).not.toEqual([endpoint.id, undefined]);
    if (endpoint.repeated === undefined || endpoint.repeated === 'kept') continue;
    const { readBy, asItem } = endpoint.repeated;
    const reading = ENDPOINTS.find(({ id }) => id === readBy);
    expect([endpoint.id, reading?.method, reading?.access]).toEqual([endpoint.id, 'get', endpoint.access]);
    const known = [...Object.keys(endpoint.params?.shape ?? {}), ...(asItem ? [] : ['id'])];
    expect(known).toEqual(expect.arrayContaining(Object.keys(reading?.params?.shape ?? {})));
  }
});
