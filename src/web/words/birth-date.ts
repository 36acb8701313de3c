/** What is said when a date of birth is no date. */
import { words } from './words.ts';

export const birthDateWords = words({
  missing: { en: 'Enter the month, day and year of birth', es: 'Escriba el mes, el día y el año de nacimiento' },
  year: { en: 'Enter the year of birth with four digits, like 1986', es: 'Escriba el año de nacimiento con cuatro números, como 1986' },
  noSuchDay: { en: 'Enter a date of birth that is in the calendar', es: 'Escriba una fecha de nacimiento que exista en el calendario' },
  future: { en: 'Enter a date of birth that is in the past', es: 'Escriba una fecha de nacimiento que esté en el pasado' },
});
