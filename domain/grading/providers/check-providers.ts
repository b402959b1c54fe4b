import type { Reason } from '../../kernel/reason';
import type { GradingProviderSettings } from './provider.schema';

type Checked = Pick<GradingProviderSettings, 'name' | 'enabled'> & {
  readonly checks: readonly { readonly check: string }[];
};

/** What is wrong with providers taken together: names used twice, and checks for which two would be asked. [] = they can be saved. */
export function checkProviders(providers: readonly Checked[]): readonly Reason[] {
  return [...namedTwice(providers), ...answeredTwice(providers)];
}

function namedTwice(providers: readonly Checked[]): readonly Reason[] {
  return providers.flatMap(({ name }, index) =>
    providers.findIndex((other) => other.name === name) < index
      ? [
          {
            code: 'named-twice',
            field: `${index}.name`,
            message: `Another provider is called ${name}: give each a name of its own.`,
          },
        ]
      : [],
  );
}

function answeredTwice(providers: readonly Checked[]): readonly Reason[] {
  const pairs = providers.flatMap(({ name, enabled, checks }, index) =>
    checks.map(({ check }) => ({ name, enabled, check, index })),
  );
  return pairs.flatMap(({ check, index, enabled }, at) => {
    const other = pairs
      .slice(0, at)
      .find((each) => each.check === check && (each.index === index || (enabled && each.enabled)));
    return other
      ? [
          {
            code: 'answered-twice',
            field: `${index}.checks`,
            message: `The check ${check} is answered by ${other.name} already: take it away from one of them.`,
          },
        ]
      : [];
  });
}
