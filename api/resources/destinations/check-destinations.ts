import type { Destination } from '#domain/channels/channel';
import { allowsHost, HOST_NOT_ALLOWED } from '#domain/access/allows-host';
import type { FieldProblem } from '#api/contract/problem';
import { isPlainAllowed } from './is-plain-allowed';

/** What an installation says about where things may be sent. */
export interface DestinationRules {
  /** Empty = all of them. */
  readonly hosts: readonly string[];
  /** Address blocks of the own network that may be reached. */
  readonly outboundAllow: readonly string[];
}

/** What is wrong with addresses that something personal, or a login, would be sent to. Those in `known` were saved before and stay as they are. */
export function checkDestinations(
  destinations: readonly Destination[],
  known: readonly Destination[],
  rules: DestinationRules,
): FieldProblem[] {
  return destinations
    .filter(({ field, url }) => !known.some((other) => other.field === field && other.url === url))
    .flatMap(({ field, url }) => problemsOf(field, url, rules));
}

function problemsOf(field: string, url: string, { hosts, outboundAllow }: DestinationRules): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isPlainAllowed(url, outboundAllow))
    problems.push({
      field,
      code: 'https-needed',
      message:
        'Personal data is sent by https only. Plain http is for this machine and for addresses in a block that OUTBOUND_ALLOW names.',
    });
  if (!allowsHost(hosts, url))
    problems.push({
      field,
      code: HOST_NOT_ALLOWED,
      message: `${hostOf(url)} is not among the hosts that may be sent to; the settings under Security list them.`,
    });
  return problems;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : 'This');
