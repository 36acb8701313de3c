/** Why somebody's access has ended or is limited: to the person, to staff, on the help page. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/ending-rules.ts';

/** The reason as the person reads it. In each language one sentence for each code of ending-rules.ts. */
export const becauseSentence = {
  en: '{because, select, misuse {The portal was used against its terms of use.} otherUse {The portal was used for something other than your own care.} conduct {What was written to our staff broke our rules for respect.} accessByOthers {Someone else may have used the account.} safety {We did it to keep people safe.} leftCare {You are no longer a patient here.} legal {The law or a court requires it.} other {Please call us to learn more.}}',
  es: '{because, select, misuse {El portal se usó en contra de sus términos de uso.} otherUse {El portal se usó para algo distinto de su propia atención.} conduct {Lo que se escribió a nuestro personal no respetó nuestras reglas de trato.} accessByOthers {Es posible que otra persona haya usado la cuenta.} safety {Lo hicimos para proteger a las personas.} leftCare {Usted ya no es paciente aquí.} legal {La ley o un tribunal lo exige.} other {Llámenos para saber más.}}',
};

export const accessReasons = {
  'account.endedByPatient': {
    patient: { en: 'This account was closed because you asked us to. To use the portal again, ask for a new access code.', es: 'Esta cuenta se cerró porque usted lo pidió. Para volver a usar el portal, pida un nuevo código de acceso.' },
    staff: { en: 'The patient had the account closed. A new access code opens it again.', es: 'El paciente hizo cerrar la cuenta. Un nuevo código de acceso la abre de nuevo.' },
    help: { en: 'When you ask us to close your account, it ends at once. Your medical record stays with the clinic. A new access code opens the account again.', es: 'Si nos pide cerrar su cuenta, termina de inmediato. Su expediente médico queda en la clínica. Un nuevo código de acceso vuelve a abrir la cuenta.' },
  },
  'account.endedByOrg': {
    patient: { en: `We have ended your access to the portal. ${becauseSentence.en}`, es: `Hemos terminado su acceso al portal. ${becauseSentence.es}` },
    staff: { en: 'The organization has ended the access of this person ({because}).', es: 'La organización terminó el acceso de esta persona ({because}).' },
    help: { en: 'The organization may end access, for example when the portal is misused. We tell the person why and whom to call. Their right to a copy of their record stays.', es: 'La organización puede terminar el acceso, por ejemplo si se hace mal uso del portal. Le decimos a la persona por qué y a quién llamar. Su derecho a una copia del expediente se mantiene.' },
  },
  'account.endedDeceased': {
    patient: { en: 'This account is closed.', es: 'Esta cuenta está cerrada.' },
    staff: { en: 'The record says that the patient has died, so the account is closed.', es: 'El expediente indica que el paciente falleció, por lo que la cuenta está cerrada.' },
    help: { en: 'When a patient has died, the account is closed. Call the office about the record.', es: 'Cuando un paciente fallece, la cuenta se cierra. Llame al consultorio para preguntar por el expediente.' },
  },
  'account.endedMerged': {
    patient: { en: 'You had two accounts here. We put them together, and this one is closed. Sign in with your other username.', es: 'Usted tenía dos cuentas aquí. Las unimos y esta quedó cerrada. Inicie sesión con su otro nombre de usuario.' },
    staff: { en: 'Two records of one person were merged. The account of the other record goes on.', es: 'Se unieron dos expedientes de una persona. Sigue la cuenta del otro expediente.' },
    help: { en: 'When two records turn out to be one person, one account goes on and the other is closed.', es: 'Cuando dos expedientes resultan ser de una misma persona, una cuenta sigue y la otra se cierra.' },
  },
  'access.restricted': {
    patient: {
      en: `{function, select, messages {Messages are} renewals {Renewals are} appointments {Requests for appointments are} requests {Requests are} downloads {Downloads are} linking {Links to other organizations are} other {Family access is}} turned off for you. ${becauseSentence.en}`,
      es: `{function, select, messages {Los mensajes están desactivados para usted.} renewals {Las renovaciones están desactivadas para usted.} appointments {Las solicitudes de citas están desactivadas para usted.} requests {Las solicitudes están desactivadas para usted.} downloads {Las descargas están desactivadas para usted.} linking {Los enlaces con otras organizaciones están desactivados para usted.} other {El acceso familiar está desactivado para usted.}} ${becauseSentence.es}`,
    },
    staff: { en: 'The organization has turned this off for the person ({function}; {because}).', es: 'La organización lo desactivó para esta persona ({function}; {because}).' },
    help: { en: 'The organization may turn off single parts of the portal for one person. The page says which, why, and since when.', es: 'La organización puede desactivar partes del portal para una persona. La página dice cuáles, por qué y desde cuándo.' },
  },
  'code.accessEnded': {
    patient: { en: 'The clinic has ended access for this person. Call the office.', es: 'La clínica terminó el acceso de esta persona. Llame al consultorio.' },
    staff: { en: 'The organization has ended the access of this patient. Support or the privacy officer must take that back before a code can be issued.', es: 'La organización terminó el acceso de este paciente. Soporte o el responsable de privacidad debe retirar esa decisión antes de emitir un código.' },
    help: { en: 'While the organization has ended someone’s access, no access code is issued.', es: 'Mientras la organización mantiene terminado el acceso de alguien, no se emite ningún código.' },
  },
  'access.notActive': {
    patient: { en: 'This account is not open.', es: 'Esta cuenta no está abierta.' },
    staff: { en: 'There is no open account to close.', es: 'No hay una cuenta abierta que cerrar.' },
    help: { en: 'Only an open account can be closed.', es: 'Solo se puede cerrar una cuenta abierta.' },
  },
  'access.standsAlready': {
    patient: { en: 'Access has ended already.', es: 'El acceso ya terminó.' },
    staff: { en: 'The organization has ended this access already, and that decision stands.', es: 'La organización ya terminó este acceso y esa decisión sigue vigente.' },
    help: { en: 'Access that has ended cannot be ended again.', es: 'Un acceso que ya terminó no se puede terminar otra vez.' },
  },
  'access.notStanding': {
    patient: { en: 'This is no longer in force.', es: 'Esto ya no está vigente.' },
    staff: { en: 'This decision is not in force any more, or is of a kind that nobody takes back. Nothing was changed.', es: 'Esta decisión ya no está vigente, o es de un tipo que no se retira. No se cambió nada.' },
    help: { en: 'Only a decision that is in force can be taken back.', es: 'Solo se puede retirar una decisión vigente.' },
  },
  'access.hasDied': {
    patient: { en: 'This account is closed.', es: 'Esta cuenta está cerrada.' },
    staff: { en: 'It is on file already that this patient has died.', es: 'Ya consta que este paciente falleció.' },
    help: { en: 'An account that was closed because the patient has died stays closed.', es: 'Una cuenta cerrada por fallecimiento del paciente permanece cerrada.' },
  },
} as const satisfies Partial<Record<ReasonCode, ReasonWords>>;
