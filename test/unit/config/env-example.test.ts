import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedVariables, renderEnvExample } from '#config/env-example';
import { envSchema } from '#config/schema';

describe('.env.example', () => {
  it("is the one the schema makes (after a change: node -e \"require('./dist/config/write-env-example.js').writeEnvExample('.')\")", () => {
    expect(readFileSync(join(__dirname, '../../../.env.example'), 'utf8')).toBe(renderEnvExample());
  });

  it.each(documentedVariables().map((variable) => [variable.name, variable] as const))(
    'says what %s is, in a whole sentence',
    (name, variable) => {
      expect(variable.description).toMatch(/^[A-Z].*\.$/);
      expect(variable.secret === true && variable.default !== undefined).toBe(false);
      if (variable.default !== undefined)
        expect(envSchema.shape[name as keyof typeof envSchema.shape].safeParse(undefined).success).toBe(true);
    },
  );

  it('has only two variables that must be set', () => {
    expect(
      documentedVariables()
        .filter((variable) => variable.required)
        .map((variable) => variable.name),
    ).toEqual(['DATABASE_URL', 'LEADRAIL_SECRET_KEY']);
  });
});
