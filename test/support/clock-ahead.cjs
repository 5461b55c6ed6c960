/** Loaded before the app in a process of its own: there it is later by CLOCK_AHEAD_MS. */
const ahead = Number(process.env.CLOCK_AHEAD_MS);
const Now = Date;
globalThis.Date = class extends Now {
  constructor(...given) {
    super(...(given.length === 0 ? [Now.now() + ahead] : given));
  }
  static now() {
    return Now.now() + ahead;
  }
};
