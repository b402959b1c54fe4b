/**
 * How the screens ask for one setting of a channel, said beside its schema by `.meta({ form: … })`. Most of it follows from the schema:
 * an enum is a choice, a boolean a switch, a number has the schema's limits, what has no default is required, and the fields of an
 * object are a group of their own. Labels and help are words of the screens, found by the setting's name.
 */
export interface SettingForm {
  /** How it is typed in, where the schema's type does not say it. `none`: another setting's input asks for this one too. */
  readonly input?: 'url' | 'code' | 'secret' | 'headers' | 'none';
  /** A component of its own instead, by its name among the widgets of the screens. */
  readonly widget?: string;
  /** The heading it stands under; `request` unless said otherwise. */
  readonly group?: string;
  /** Places settings apart from the order of the schema: the lowest first, 0 unless said otherwise. */
  readonly order?: number;
  /** Reading the answer rather than making the message: it is asked for where answers are tried. */
  readonly answer?: boolean;
  /** In one row with its neighbours that say so too. */
  readonly beside?: boolean;
  /** Only asked for while another setting has this value. */
  readonly when?: { readonly setting: string; readonly is: string };
  /** A number is shown divided by this: 1000 shows milliseconds as seconds. */
  readonly scale?: number;
  /** Letters of one width, as in addresses and code. */
  readonly mono?: boolean;
  /** A sample of what one types. */
  readonly placeholder?: string;
  /** For headers: the setting that holds those whose values are secret. */
  readonly secrets?: string;
}

declare module 'zod' {
  interface GlobalMeta {
    form?: SettingForm | undefined;
  }
}
