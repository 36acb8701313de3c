/** Reasons of the sign-in door that hold for every username: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/sign-in-pace.ts';
import '../../../accounts/staff-identities.ts';
import '../../../accounts/staff-sign-on.ts';
import '../../../kernel/passwords.ts';

export const signInReasons = {
  'signIn.slow': {
    patient: {
      en: 'There were many tries from where you are that did not work. To keep accounts safe, we wait before the next one. You can try again at {until}.',
      es: 'Hubo muchos intentos fallidos desde el lugar donde está. Para proteger las cuentas, esperamos antes del siguiente. Puede intentarlo de nuevo a partir de: {until}.',
    },
    staff: {
      en: 'Too many sign-ins failed from this address or device, whatever the username. The next try is let through at {until}. A computer somebody signed in from before is not slowed down by others.',
      es: 'Demasiados inicios de sesión fallaron desde esta dirección o dispositivo, con cualquier nombre de usuario. El próximo intento se acepta a partir de: {until}. Una computadora desde la que ya se inició sesión no se ve afectada por otros.',
    },
    help: {
      en: 'When many sign-ins from one place do not work, we make that place wait, longer each time. Your account is not locked by that. A phone or computer where you signed in before does not have to wait.',
      es: 'Cuando muchos inicios de sesión desde un mismo lugar fallan, ese lugar tiene que esperar, cada vez más. Eso no bloquea su cuenta. Un teléfono o una computadora donde ya inició sesión no tiene que esperar.',
    },
  },
  'passwords.busy': {
    patient: {
      en: 'Very many people are signing in right now. Your try was not counted.',
      es: 'En este momento muchas personas están iniciando sesión. Su intento no se contó.',
    },
    staff: {
      en: 'More passwords are waiting to be checked than this machine can do at once. The try was not counted.',
      es: 'Hay más contraseñas por comprobar de las que este equipo puede atender a la vez. El intento no se contó.',
    },
    help: {
      en: 'When very many people sign in at the same moment, we ask some to try again a little later. Pages that are open stay quick.',
      es: 'Cuando muchas personas inician sesión en el mismo momento, pedimos a algunas que lo intenten un poco más tarde. Las páginas abiertas siguen siendo rápidas.',
    },
  },
  'signOn.away': {
    patient: { en: 'We cannot reach {provider} right now.', es: 'En este momento no podemos comunicarnos con {provider}.' },
    staff: { en: '{provider} does not answer right now. You can sign in with the password of this portal.', es: '{provider} no responde en este momento. Puede iniciar sesión con la contraseña de este portal.' },
    help: { en: 'When the sign-in of the organization does not answer, staff sign in with the password of this portal.', es: 'Cuando el acceso de la organización no responde, el personal inicia sesión con la contraseña de este portal.' },
  },
  'signOn.refused': {
    patient: { en: '{provider} did not sign you in.', es: '{provider} no inició su sesión.' },
    staff: { en: 'The sign-in with {provider} did not work, so we did not let it in.', es: 'El inicio de sesión con {provider} no funcionó, así que no lo aceptamos.' },
    help: { en: 'We check each answer of the sign-in of the organization. One that does not fit is turned down.', es: 'Comprobamos cada respuesta del acceso de la organización. Si no encaja, se rechaza.' },
  },
  'signOn.expired': {
    patient: { en: 'This took more than ten minutes, or began in another browser.', es: 'Esto tardó más de diez minutos o empezó en otro navegador.' },
    staff: { en: 'The sign-in with {provider} took more than ten minutes, or began in another browser.', es: 'El inicio de sesión con {provider} tardó más de diez minutos o empezó en otro navegador.' },
    help: { en: 'A sign-in with the organization ends in the browser where it began, within ten minutes.', es: 'Un inicio de sesión con la organización termina en el navegador donde empezó, en diez minutos.' },
  },
  'signOn.unknown': {
    patient: { en: 'This account is for staff.', es: 'Esta cuenta es para el personal.' },
    staff: { en: '{provider} knows you, but no open staff account here belongs to you.', es: '{provider} lo conoce, pero aquí no hay una cuenta abierta del personal que le pertenezca.' },
    help: { en: 'The sign-in of the organization opens a staff account that an administrator made. It never makes one.', es: 'El acceso de la organización abre una cuenta del personal creada por un administrador. Nunca crea una.' },
  },
  'identity.taken': {
    patient: { en: 'This belongs to someone else.', es: 'Esto pertenece a otra persona.' },
    staff: { en: 'Another member of staff has this address or subject.', es: 'Otra persona del personal tiene esta dirección o este identificador.' },
    help: { en: 'Each member of staff has a sign-in of their own.', es: 'Cada persona del personal tiene su propio acceso.' },
  },
} satisfies { [Code in ReasonCode]?: ReasonWords };
