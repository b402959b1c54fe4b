/** JSON documents of configuration columns that the domain does not know. */

export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
}
/** `attempts` counts the further ones after the first; not enabled = none. */
export interface RetrySettings {
  readonly enabled: boolean;
  readonly attempts: number;
  readonly waitSeconds: number;
}
/** Who hears of a failed delivery, and how. */
export interface NotificationSettings {
  readonly userIds: readonly string[];
  readonly email: boolean;
  readonly sms: boolean;
}
