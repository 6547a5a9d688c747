// Says an instant as the setting's clock would: British, and in London's time.

const ZONE = { timeZone: 'Europe/London' };
const TIME = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const KEY = new Intl.DateTimeFormat('en-CA', { ...ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { ...ZONE, weekday: 'long', day: 'numeric', month: 'long' });
const SHORT = new Intl.DateTimeFormat('en-GB', { ...ZONE, weekday: 'short', day: 'numeric', month: 'short' });
const YEAR = new Intl.DateTimeFormat('en-GB', { ...ZONE, year: 'numeric' });

const plain = (words) => words.replaceAll(',', '');

export const timeOf = (instant) => TIME.format(new Date(instant));
/** `2026-11-24`: two instants of one day have the same. */
export const dayKey = (instant) => KEY.format(new Date(instant));
export const dayOf = (instant) => plain(DAY.format(new Date(instant)));
export const shortDayOf = (instant) => plain(SHORT.format(new Date(instant)));
export const yearOf = (instant) => YEAR.format(new Date(instant));
export const dayAndYearOf = (instant) => `${dayOf(instant)} ${yearOf(instant)}`;

/** `1:07`, as players show it. */
export function minutesOf(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
