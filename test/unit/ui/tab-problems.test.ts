import { tabOfProblem } from '#ui/forms/tab-of-problem';

describe('the tab a problem belongs to', () => {
  const tabs = [
    { id: 'channel', fields: ['config'] },
    { id: 'response', fields: ['config.response'] },
    { id: 'deliveries' },
    { id: 'general', fields: ['name', 'status'] },
  ];
  const of = (field: string) => tabOfProblem(tabs, { field });
  it('names the longest path to its field', () => {
    expect([of('config'), of('config.url'), of('config.response'), of('config.response.success'), of('name')]).toEqual([
      'channel',
      'channel',
      'response',
      'response',
      'general',
    ]);
  });
  it('is none when the path only begins with the same letters, or nobody names it', () => {
    expect([of('names'), of('configuration.url'), of('portal')]).toEqual([undefined, undefined, undefined]);
  });
});
