import { isUuid } from '#domain/kernel/uuid';
import { PRODUCT_FOLDERS, read, sourceFiles } from '#test/kit/source-files';

describe('an id', () => {
  it.each(['0190a0a0-0000-7000-8000-000000000000', '0190A0A0-0000-7000-8000-00000000000F'])('may be %s', (text) => {
    expect(isUuid(text)).toBe(true);
  });

  it.each(['', 'x', '0190a0a0-0000-7000-8000-00000000000', ' 0190a0a0-0000-7000-8000-000000000000'])(
    'is not %j',
    (text) => {
      expect(isUuid(text)).toBe(false);
    },
  );

  it('is described once', () => {
    const homes = sourceFiles([...PRODUCT_FOLDERS, 'ui/src', 'scripts']).filter((file) =>
      /\/[^'"`\n]*\[0-9a-f-?\]\{(?:36|27|8)\}/i.test(read(file)),
    );
    expect(homes).toEqual(['domain/kernel/uuid.ts']);
  });
});
