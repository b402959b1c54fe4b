import { priceMinorSchema } from '#api/contract/resources/vocabulary';
import { isReadable } from '../../../ui/src/forms/is-readable';
import { readAmount } from '../../../ui/src/forms/read-amount';

describe('an amount in a form', () => {
  it('is what was typed, or nothing', () => {
    expect([readAmount('12.50', 'USD'), readAmount(' ', 'USD'), readAmount('-0', 'USD')]).toEqual([
      { minor: 1250 },
      { minor: null },
      { minor: 0 },
    ]);
  });
  it('that cannot be read is told', () => {
    expect([readAmount('1e3', 'USD'), readAmount('1.239', 'USD'), readAmount('1.5', 'JPY')]).toEqual([
      { wrong: 'form' },
      { wrong: 'form' },
      { wrong: 'form' },
    ]);
  });
  it('is one that the API takes', () => {
    const texts = ['1000000', '1000000.01', '-0.01'];
    const read = texts.map((text) => readAmount(text, 'USD'));
    expect(read).toEqual([{ minor: 100_000_000 }, { wrong: 'range' }, { wrong: 'range' }]);
    expect([100_000_000, 100_000_001, -1].map((minor) => priceMinorSchema.safeParse(minor).success)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a form', () => {
  const control = (customError: boolean) => ({ validity: { customError }, focus: jest.fn(), checkValidity: jest.fn() });
  const formOf = (controls: readonly ReturnType<typeof control>[]) => ({ querySelectorAll: () => controls });

  it('with something unreadable is not saved: that gets the focus and says so', () => {
    const controls = [control(false), control(true), control(true)];
    expect(isReadable(formOf(controls))).toBe(false);
    expect(
      controls.map(({ focus, checkValidity }) => [focus.mock.calls.length, checkValidity.mock.calls.length]),
    ).toEqual([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
  });
  it('is saved otherwise', () => {
    expect([isReadable(formOf([control(false)])), isReadable(null)]).toEqual([true, true]);
  });
});
