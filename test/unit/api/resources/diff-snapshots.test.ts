import { diffSnapshots, unrecordedMark } from '#api/resources/engine/diff-snapshots';

const sealed = (text: string) => ({ $sealed: text });

describe('what differs between two versions', () => {
  it('is said by path, lists as a whole, without the bookkeeping', () => {
    const before = { id: '1', version: 1, updatedAt: 'x', name: 'A', address: { city: 'Ely', zip: '1' }, tags: ['a'] };
    const after = {
      id: '2',
      version: 2,
      updatedAt: 'y',
      name: 'A',
      address: { city: 'Reno', zip: '1' },
      tags: ['a', 'b'],
      extra: true,
    };
    expect(diffSnapshots(before, after)).toEqual([
      { field: 'address.city', before: 'Ely', after: 'Reno', secret: false },
      { field: 'extra', before: null, after: true, secret: false },
      { field: 'tags', before: ['a'], after: ['a', 'b'], secret: false },
    ]);
  });

  it('is nothing when only the order of members is another', () => {
    expect(diffSnapshots({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toEqual([]);
  });

  it('is of a secret only that it changed', () => {
    expect(diffSnapshots({ config: { token: sealed('one') } }, { config: { token: sealed('two') } })).toEqual([
      { field: 'config.token', before: '***', after: '***', secret: true },
    ]);
    expect(diffSnapshots({ password: unrecordedMark('one') }, { password: unrecordedMark('two') })).toEqual([
      { field: 'password', before: '***', after: '***', secret: true },
    ]);
    expect(diffSnapshots({ config: {} }, { config: { token: sealed('two') } })).toEqual([
      { field: 'config.token', before: null, after: '***', secret: true },
    ]);
  });

  it('is marked as a secret when only one deep inside a list changed', () => {
    const headers = (token: string) => ({ headers: [{ name: 'X-Key', value: sealed(token) }] });
    const shown = [{ name: 'X-Key', value: '***' }];
    expect(diffSnapshots(headers('one'), headers('two'))).toEqual([
      { field: 'headers', before: shown, after: shown, secret: true },
    ]);
  });

  it('is no secret where something to be seen changed beside one', () => {
    const [change] = diffSnapshots(
      { headers: [{ name: 'A', value: sealed('one') }] },
      { headers: [{ name: 'B', value: sealed('one') }] },
    );
    expect(change).toMatchObject({
      secret: false,
      before: [{ name: 'A', value: '***' }],
      after: [{ name: 'B', value: '***' }],
    });
  });
});
