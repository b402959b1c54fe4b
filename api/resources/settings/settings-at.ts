import { INSTALLATION_ID } from '#db/config-version/write-config';
import type { InstallationEntity } from '#db/entities/installation.entity';
import type { Queryable } from '#db/pool';
import { isSealed, type SealedText } from '#db/secrets/seal-secrets';
import type { SecretBox } from '#db/secrets/secret-box';
import { MASK } from '#domain/channels/secrets';
import type { Json } from '#domain/kernel/json';
import { isMembers, type Members } from '#domain/kernel/members';
import type { RowDraft } from '../engine/binding';
import { snapshotOf } from '../engine/read-history';
import { providersAt } from './grading-provider-keys';
import { SETTINGS_TABLE } from './save-settings';

/** The settings of an earlier version on top of those of now: what an old version does not know stays. Throws UserError `unknown-version`. */
export async function settingsAt(
  sql: Queryable,
  box: Pick<SecretBox, 'open'>,
  { version, current, row }: { readonly version: number; readonly current: RowDraft; readonly row: InstallationEntity },
): Promise<RowDraft> {
  const then = (await snapshotOf(sql, SETTINGS_TABLE, INSTALLATION_ID, version)) as Members<Json>;
  const known = Object.fromEntries(Object.entries(then).filter(([name]) => name in current));
  const [settings, provider] = [known['aiValidation'], known['singleSignOn']];
  const draft = {
    ...current,
    ...known,
    ...('gradingProviders' in known && {
      gradingProviders: providersAt(box, known['gradingProviders'] ?? [], row.gradingProviders),
    }),
    ...(isMembers<Json>(provider) && {
      singleSignOn: {
        ...provider,
        clientSecret: keyAt(box, provider['clientSecret'] ?? '', row.singleSignOn.clientSecret),
      },
    }),
  };
  if (!isMembers<Json>(settings)) return draft;
  return { ...draft, aiValidation: { ...settings, key: keyAt(box, settings['key'] ?? '', row.aiValidation.key) } };
}

/** The mask where the key is still the one of now; otherwise the key itself, to be sealed again. */
function keyAt(box: Pick<SecretBox, 'open'>, then: Json, now: string | SealedText): Json {
  if (!isSealed(then)) return then;
  return isSealed(now) && now.$sealed === then.$sealed ? MASK : box.open(then.$sealed);
}
