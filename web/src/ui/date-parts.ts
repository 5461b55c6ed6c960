export type DateParts = Readonly<{ day: string; month: string; year: string }>;

export const partsOf = (value: string): DateParts => {
  const [year = '', month = '', day = ''] = value.split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

/** The day that it is where the client is. */
export const today = (now = new Date()): string => [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** YYYY-MM-DD, or nothing while parts are missing or make no date. */
export const dateOf = ({ day, month, year }: DateParts): string | undefined => {
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && Number(year) >= 1900 && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
};
