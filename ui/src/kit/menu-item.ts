export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Its key while the menu is open, as on the cap. */
  readonly key?: string;
  readonly icon?: string;
  readonly danger?: boolean;
  /** Why it cannot be done now. */
  readonly disabled?: string | false;
  /** A line above it. */
  readonly separated?: boolean;
  readonly checked?: boolean;
}

/** Pixels from the window's corner. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}
