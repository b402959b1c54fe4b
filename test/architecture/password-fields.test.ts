import { read, sourceFiles } from '#test/kit/source-files';

/** Every field of a screen that a password is typed into, with all it is given. */
const fields = sourceFiles(['ui/src'])
  .filter((file) => file.endsWith('.vue'))
  .flatMap((file) => [
    ...read(file).matchAll(/<[A-Za-z]+\b[^<]*?(?:type="password"|autocomplete="(?:new|current)-password")[^<]*?>/g),
  ])
  .map(([field]) => field);

describe('fields for passwords', () => {
  it('are many', () => expect(fields.length).toBeGreaterThanOrEqual(12));

  it('hide what is typed', () => expect(fields.filter((field) => !field.includes('type="password"'))).toEqual([]));

  it('tell password managers what they are, but where a campaign is tried with its own, and let everybody paste', () => {
    const untold = fields.filter((field) => !/autocomplete="(?:new|current)-password"/.test(field));
    expect(untold).toEqual([expect.stringContaining('campaigns.try.password')]);
    expect(sourceFiles(['ui/src']).filter((file) => /[@:]?onpaste|@paste/.test(read(file)))).toEqual([]);
  });
});
