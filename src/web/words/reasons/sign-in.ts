/** Reasons of the sign-in door that hold for every username: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/sign-in-pace.ts';
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
} satisfies { [Code in ReasonCode]?: ReasonWords };
