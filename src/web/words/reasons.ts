/**
 * The catalogue of Reasons: for each code what a patient reads, what staff read, and what help says. A code
 * without words does not compile; a test reads every entry with sample facts.
 */
import type { NextStep, Reason, ReasonCode, ReasonFacts } from '../../kernel/reason.ts';
import type { Settings } from '../../organization/settings.ts';
import { sayTime } from '../dates.ts';
import { words } from './words.ts';
import type { Entry, Speak, Values } from './words.ts';
import { accessReasons } from './reasons/access.ts';
import { factorReasons } from './reasons/factors.ts';
import { intakeReasons } from './reasons/intake.ts';
import { preferenceReasons } from './reasons/preferences.ts';
import { recordReasons } from './reasons/record.ts';
import { signInReasons } from './reasons/sign-in.ts';
import { recoveryReasons } from './reasons/recovery.ts';
import { signUpReasons } from './reasons/sign-up.ts';
import { supportReasons } from './reasons/support.ts';
import '../../access/rights.ts';
import '../../accounts/sign-in.ts';
import '../../accounts/username-rules.ts';
import '../../intake/reasons.ts';

export interface ReasonWords {
  readonly patient: Entry;
  readonly staff: Entry;
  readonly help: Entry;
}

const catalogue: { readonly [Code in ReasonCode]: ReasonWords } = {
  ...accessReasons,
  ...factorReasons,
  ...intakeReasons,
  ...preferenceReasons,
  ...recordReasons,
  ...signInReasons,
  ...recoveryReasons,
  ...signUpReasons,
  ...supportReasons,
  'right.missing': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: {
      en: 'Your role does not include this. It belongs to: {roles}.',
      es: 'Su función no incluye esto. Corresponde a: {roles}.',
    },
    help: {
      en: 'Staff pages open only for the roles that need them.',
      es: 'Las páginas del personal se abren solo para las funciones que las necesitan.',
    },
  },
  'signIn.wrong': {
    patient: { en: 'Your username or password is not right.', es: 'El nombre de usuario o la contraseña no son correctos.' },
    staff: { en: 'The username or the password was not right. {left} more tries.', es: 'El nombre de usuario o la contraseña no eran correctos. Quedan {left} intentos.' },
    help: {
      en: 'We do not say which of the two is wrong, so that nobody can find out who has an account.',
      es: 'No decimos cuál de los dos es incorrecto, para que nadie averigüe quién tiene una cuenta.',
    },
  },
  'signIn.locked': {
    patient: {
      en: 'There were {tries} tries that did not work, so we locked this account to keep it safe.',
      es: 'Hubo {tries} intentos que no funcionaron, así que bloqueamos esta cuenta para protegerla.',
    },
    staff: { en: 'Locked after {tries} tries. Check who is calling, then unlock.', es: 'Bloqueada tras {tries} intentos. Verifique quién llama y desbloquee.' },
    help: {
      en: 'After five tries that do not work, an account is locked. Only the office can open it again.',
      es: 'Después de cinco intentos fallidos, la cuenta se bloquea. Solo el consultorio puede volver a abrirla.',
    },
  },
  'username.length': {
    patient: { en: 'Use {least} to {most} characters.', es: 'Use de {least} a {most} caracteres.' },
    staff: { en: 'A username has {least} to {most} characters.', es: 'Un nombre de usuario tiene de {least} a {most} caracteres.' },
    help: { en: 'A username has 6 to 30 characters.', es: 'Un nombre de usuario tiene de 6 a 30 caracteres.' },
  },
  'username.letters': {
    patient: { en: 'Use letters, numbers, dots, dashes or underscores, and start with a letter or number.', es: 'Use letras, números, puntos, guiones o guiones bajos, y empiece con una letra o un número.' },
    staff: { en: 'The username has a character that is not allowed.', es: 'El nombre de usuario tiene un carácter no permitido.' },
    help: { en: 'A username is made of letters, numbers, dots, dashes and underscores.', es: 'Un nombre de usuario se compone de letras, números, puntos, guiones y guiones bajos.' },
  },
  'username.taken': {
    patient: { en: 'Someone else has this username. Choose another one.', es: 'Otra persona tiene este nombre de usuario. Elija otro.' },
    staff: { en: 'The username is taken.', es: 'El nombre de usuario está ocupado.' },
    help: { en: 'Each username belongs to one person.', es: 'Cada nombre de usuario pertenece a una sola persona.' },
  },
  'username.isCode': {
    patient: { en: 'Your access code is not your username. Choose a name of your own.', es: 'Su código de acceso no es su nombre de usuario. Elija un nombre propio.' },
    staff: { en: 'An access code was entered as a username.', es: 'Se escribió un código de acceso como nombre de usuario.' },
    help: { en: 'The access code is used once, to sign up. After that you use your own username and password.', es: 'El código de acceso se usa una sola vez, para registrarse. Después usa su propio nombre de usuario y contraseña.' },
  },
  'username.reserved': {
    patient: { en: 'This name is reserved. Choose another one.', es: 'Este nombre está reservado. Elija otro.' },
    staff: { en: 'The username is reserved.', es: 'El nombre de usuario está reservado.' },
    help: { en: 'Names that look like staff or support are reserved.', es: 'Los nombres que parecen del personal o de soporte están reservados.' },
  },
};

const steps: { readonly [Step in NextStep]: Entry } = words({
  callOffice: { en: 'Call the office at {phone} ({hours}).', es: 'Llame al consultorio al {phone} ({hours}).' },
  askForCode: { en: 'Ask the office for a new access code.', es: 'Pida al consultorio un nuevo código de acceso.' },
  askAtVisit: { en: 'Ask at your next visit.', es: 'Pregunte en su próxima visita.' },
  writeSupport: { en: 'Write to {email}. Please do not put health details in an email.', es: 'Escriba a {email}. No ponga datos de salud en un correo electrónico.' },
  tryAgain: { en: 'Try again.', es: 'Intente de nuevo.' },
  tryAgainLater: { en: 'Wait a while, then try again.', es: 'Espere un rato e intente de nuevo.' },
  signIn: { en: 'Sign in.', es: 'Inicie sesión.' },
  recoverUsername: { en: 'Find your username first.', es: 'Primero recupere su nombre de usuario.' },
  fixFile: { en: 'Correct the file and import it again.', es: 'Corrija el archivo e impórtelo de nuevo.' },
  sendAgain: { en: 'Ask the sender to send it again.', es: 'Pida al remitente que lo envíe de nuevo.' },
  askAdministrator: { en: 'Ask an administrator if you need this for your work.', es: 'Consulte a un administrador si lo necesita para su trabajo.' },
  askPrivacyOfficer: { en: 'Ask the privacy officer.', es: 'Consulte al responsable de privacidad.' },
  requestRecords: { en: 'Ask for a copy of your full record: {records}.', es: 'Pida una copia de su expediente completo: {records}.' },
});

/** Rounded up: who comes at the time that was told must not be too early. */
const wholeMinute = (at: Date): Date => new Date(Math.ceil(at.getTime() / 60_000) * 60_000);

/** The Reason as its reader sees it; the time of `until` is a time of the office. */
export function explain(t: Speak, settings: Settings, why: Reason, reader: 'patient' | 'staff'): { text: string; next: string[] } {
  return {
    text: t(catalogue[why.code][reader], { ...valuesOf(why.facts), ...(why.until && { until: sayTime(t.language, wholeMinute(why.until), settings['office.zone']) }) }),
    next: why.next.map((step) => sayStep(t, settings, step)),
  };
}

export const sayStep = (t: Speak, settings: Settings, step: NextStep): string =>
  t(steps[step], {
    phone: settings['office.phone'], hours: settings['office.hours'],
    email: settings['support.email'], records: settings['records.address'],
  });

/** What help says about each code, for the help page. */
export const reasonsForHelp = (): readonly { code: ReasonCode; help: Entry }[] =>
  (Object.keys(catalogue) as ReasonCode[]).map((code) => ({ code, help: catalogue[code].help }));

export const reasonCodes = Object.keys(catalogue) as ReasonCode[];
export const reasonWords = (code: ReasonCode): ReasonWords => catalogue[code];

function valuesOf(facts: ReasonFacts[ReasonCode]): Values {
  return Object.fromEntries(
    Object.entries(facts as Record<string, unknown>).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value as string | number)]),
  );
}
