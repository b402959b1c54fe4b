import { checkExpression, evaluateExpression } from '#domain/expressions/evaluate-expression';

const AT = Date.parse('2026-03-18T16:00:00Z');

const LEAD = {
  FirstName: 'Ada',
  Balance: 150,
  Value: 200,
  Notes: 'x'.repeat(10_000),
  Digits: '1'.repeat(2_000),
  Drivers: [{ Age: 44 }, { Age: 19 }],
};

describe('evaluateExpression', () => {
  test.each([
    ['Balance / Value * 100', 75],
    ['Drivers.Age', [44, 19]],
    ['$max(Drivers.Age)', 44],
    ['Missing', undefined],
    ['FirstName & " L."', 'Ada L.'],
    ['$contains(FirstName, /^a/i)', true],
    ['$replace(FirstName, /(d)/, "[$1]")', 'A[d]a'],
    ['$split("a1b22c", /[0-9]+/)', ['a', 'b', 'c']],
    ['$match("a1b2", /([a-z])(\\d)/).groups', ['a', '1', 'b', '2']],
    ['{"name": FirstName, "ages": [Drivers.Age]}', { name: 'Ada', ages: [44, 19] }],
    ['{"f": function($x){$x}, "n": 1}', { n: 1 }],
    ['$pad("7", -3, "0")', '007'],
    ['$toMillis("03/01/2026", "[M01]/[D01]/[Y0001]")', Date.UTC(2026, 2, 1)],
    ['$distinct([1, 1, 2])', [1, 2]],
  ])('%s gives its value', async (text, value) => {
    expect(await evaluateExpression(text, LEAD, AT)).toEqual({ ok: true, value });
  });

  test('reads the moment it is given instead of the clock', async () => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5);
    expect(await evaluateExpression('[$now(), $millis()]', LEAD, at)).toEqual({
      ok: true,
      value: ['2026-01-02T03:04:05.000Z', at],
    });
  });

  test('a number that JSON cannot hold, as after a division by zero, is null', async () => {
    expect(await evaluateExpression('1 / 0', LEAD, AT)).toEqual({ ok: true, value: null });
  });

  test('keys that reach a prototype are dropped from the result', async () => {
    const result = await evaluateExpression('{"__proto__": {"polluted": true}, "constructor": 1, "a": 2}', LEAD, AT);
    expect(result).toEqual({ ok: true, value: { a: 2 } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    'constructor',
    '__proto__',
    'FirstName.constructor',
    '$.constructor.constructor',
    '$string.constructor',
    '$lookup($, "__proto__")',
  ])('%s finds nothing of the host', async (text) => {
    const result = await evaluateExpression(text, LEAD, AT);
    expect(result.ok ? result.value : undefined).toBeUndefined();
  });
});

const doubling = Array.from({ length: 40 }, (_, n) => `$v${n + 1} := {"l": $v${n}, "r": $v${n}}`).join('; ');
const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['endless tail recursion', '($f := function($n) { $f($n + 1) }; $f(0))'],
  ['deep recursion', '($f := function($n) { 1 + $f($n + 1) }; $f(0))'],
  ['mutual recursion', '($a := function($n) { $b($n) }; $b := function($n) { $a($n) }; $a(1))'],
  ['huge range', '[1..9999999].{"a": $}'],
  ['nested ranges', '[1..9999].[1..9999]'],
  ['nested maps', '$map([1..9999], function($x) { $map([1..9999], function($y) { $x * $y }) })'],
  ['growing range in a sum', '$sum([1..9999].($sum([1..9999])))'],
  ['text doubling', '$length($reduce([1..40], function($a) { $a & $a }, "xxxxxxxxxx"))'],
  ['text doubling by join', '$length($reduce([1..40], function($a) { $join([$a, $a]) }, "xxxxxxxxxx"))'],
  ['huge padding', '$pad("x", 500000000)'],
  ['huge padding through a partial function', '($p := $pad(?, 400000000); $p("x"))'],
  ['replacement blow-up', '$replace(Notes, "x", Notes & Notes & Notes)'],
  ['replacement blow-up by regex', '$replace(Notes, /x/, Notes & Notes & Notes)'],
  ['join blow-up', '$join([1..9999].$string($), Notes)'],
  ['shared structure doubling', `($v0 := {"a": 1}; ${doubling}; $string($v40))`],
  ['shared structure comparison', `($v0 := {"a": 1}; ${doubling}; $v40 = $v40)`],
  ['array doubling', '$count($reduce([1..40], function($a) { $append($a, $a) }, [1, 2, 3]))'],
  ['endless nesting', '$string($reduce([1..9999], function($a) { {"a": $a} }, 1))'],
  ['catastrophic regex in match', '$match(Notes, /(x+x+)+y/) ~> function($m) { $error("ended") }'],
  ['quadratic regex restart', '$match(Notes, /x.*?y|x/)'],
  ['look-ahead', '$match(Notes, /(?=x)x/)'],
  ['back-reference', '$match(Notes, /(x)\\1/)'],
  ['nested counts', '$match(Notes, /^x{1,1000}{1,1000}$/)'],
  ['native regex through a date picture', '$toMillis(Digits, "[Y][M][D][H][m][s][Y][M][D][H][m][s]x")'],
  ['native regex through a signature', '(function($a)<(a+)+(a+)+(a+)+:n>{1})([1],[1],[1],[1],[1],[1],[1],"x")'],
  ['eval', '$eval("1 + 1")'],
  ['eval by another name', '($e := $eval; $e("1"))'],
  ['random', '$random()'],
  ['shuffle', '$shuffle([1, 2, 3])'],
  ['roman numeral of a huge number', '$formatInteger(1e15, "I")'],
  ['function as a result', 'function($x) { $x }'],
  ['built-in as a result', '$sum'],
  ['thousands of brackets', `${'('.repeat(9000)}1${')'.repeat(9000)}`],
  ['expression too long', '1'.padEnd(30_000, '+1')],
  ['empty expression', '  '],
  ['syntax error', 'Balance +'],
  ['unclosed regex', '$match(Notes, /x'],
];

describe('hostile expressions', () => {
  test.each(HOSTILE)('%s ends with a refusal', async (_name, text) => {
    const started = performance.now();
    const result = await evaluateExpression(text, LEAD, AT);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.message).not.toBe('');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('recursion over $descendants of shared structure ends', async () => {
    const started = performance.now();
    await evaluateExpression(`($v0 := {"a": 1}; ${doubling}; $count($v40.**))`, LEAD, AT);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('a refused expression does not stop the next one', async () => {
    await Promise.all(HOSTILE.slice(0, 3).map(([, text]) => evaluateExpression(text, LEAD, AT)));
    expect(await evaluateExpression('1 + 1', LEAD, AT)).toEqual({ ok: true, value: 2 });
  });
});

describe('checkExpression', () => {
  test.each([['Balance * 2'], ['$contains(Notes, /^x/)'], ['function($x) { $x }']])('%s can be saved', (text) => {
    expect(checkExpression(text)).toBeNull();
  });

  test.each([
    ['Balance *', /end of expression/i],
    ['$match(Notes, /(?=x)/)', /RE2 refuses/],
    ['$eval(Notes)', /\$eval is not available/],
    ['Drivers.($random())', /\$random is not available/],
    ['function($x)<n:n>{$x}', /signatures/],
    ['$match(Notes, /x(/)', /./],
  ])('%s is refused with a sentence', (text, message) => {
    expect(checkExpression(text)).toMatch(message);
  });
});
