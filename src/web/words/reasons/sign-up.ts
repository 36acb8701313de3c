/** Reasons of access codes and of signing up: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/answer-rules.ts';

export const signUpReasons = {
  'answer.length': {
    patient: { en: 'Use {least} to {most} characters for your answer.', es: 'Use de {least} a {most} caracteres en su respuesta.' },
    staff: { en: 'A security answer has {least} to {most} characters.', es: 'Una respuesta de seguridad tiene de {least} a {most} caracteres.' },
    help: { en: 'A security answer has 2 to 100 characters.', es: 'Una respuesta de seguridad tiene de 2 a 100 caracteres.' },
  },
  'answer.hasPassword': {
    patient: { en: 'Your answer contains your password. Choose another answer.', es: 'Su respuesta contiene su contraseña. Elija otra respuesta.' },
    staff: { en: 'The security answer contained the password.', es: 'La respuesta de seguridad contenía la contraseña.' },
    help: { en: 'The answer must not contain your password, so that one does not give away the other.', es: 'La respuesta no debe contener su contraseña, para que una no revele la otra.' },
  },
  'answer.inQuestion': {
    patient: { en: 'Your answer is a part of the question. Choose another answer.', es: 'Su respuesta es parte de la pregunta. Elija otra respuesta.' },
    staff: { en: 'The security answer was a part of the question.', es: 'La respuesta de seguridad era parte de la pregunta.' },
    help: { en: 'The answer must not be a word of the question.', es: 'La respuesta no debe ser una palabra de la pregunta.' },
  },
} satisfies { [Code in ReasonCode]?: ReasonWords };
