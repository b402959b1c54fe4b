import { amongIds, bindInto, seesEverything } from '#db/scope/data-scope';

describe('what somebody may see', () => {
  const conditionFor = (ids: readonly string[] | null) => {
    const values: unknown[] = [];
    return { conditions: amongIds(bindInto(values), 'lead.source_id', ids), values };
  };

  it('is everything without a list, and what a list names', () => {
    expect(conditionFor(null)).toEqual({ conditions: [], values: [] });
    expect(conditionFor(['a', 'b'])).toEqual({
      conditions: ['lead.source_id = any($1::uuid[])'],
      values: [['a', 'b']],
    });
  });

  it('is nothing with an empty list', () => {
    expect(conditionFor([])).toEqual({ conditions: ['lead.source_id = any($1::uuid[])'], values: [[]] });
    expect(seesEverything({ buyerIds: null, sourceIds: [], leadTypeIds: null })).toBe(false);
  });
});
