const IANA = /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/;

/** Whether this is a name of the IANA time zone database; offsets such as +02:00 know no summer time and are none. */
export const isTimezone = (name: string): boolean => {
  if (!IANA.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** The calendar day in a place, as YYYY-MM-DD. */
export const dayIn = (timezone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
