import type { AccessRule } from '#domain/lead/campaign.schema';
import type { FieldProblem } from '#api/contract/problem';
import { isAddressBlock } from '#api/http/check-address';

/** The rules that name neither an address nor a block of addresses. */
export function wrongAddresses(field: string, rules: readonly AccessRule[]): FieldProblem[] {
  return rules.flatMap((rule, index) =>
    isAddressBlock(rule.cidr)
      ? []
      : [
          {
            field: `${field}.${index}.cidr`,
            code: 'not-an-address',
            message: 'Write an address such as 203.0.113.7 or a block such as 203.0.113.0/24.',
          },
        ],
  );
}
