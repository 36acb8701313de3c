/** Reasons of access codes and of signing up: what a patient reads, what staff read, what help says. */
import type { ReasonCode } from '../../../kernel/reason.ts';
import type { ReasonWords } from '../reasons.ts';
import '../../../accounts/access-code-rules.ts';
import '../../../accounts/access-codes.ts';
import '../../../accounts/answer-rules.ts';
import '../../../accounts/email-rules.ts';
import '../../../accounts/find-patients.ts';
import '../../../accounts/enrolment.ts';
import '../../../accounts/password-rules.ts';
import '../../../accounts/patient-account.ts';
import '../../../accounts/redeem-code.ts';
import '../../../accounts/throttle.ts';

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
  'code.hasAccount': {
    patient: { en: 'There is an account already.', es: 'Ya existe una cuenta.' },
    staff: { en: 'This patient has an active account. They do not need a code; if they cannot sign in, unlock the account or help them find their username.', es: 'Este paciente tiene una cuenta activa. No necesita un código; si no puede iniciar sesión, desbloquee la cuenta o ayúdele a recuperar su nombre de usuario.' },
    help: { en: 'Each person has one account. A code makes a new account, so nobody with an account gets one.', es: 'Cada persona tiene una sola cuenta. Un código crea una cuenta nueva, por eso no se da a quien ya tiene una.' },
  },
  'code.deceased': {
    patient: { en: 'No access code can be given for this record.', es: 'No se puede dar un código de acceso para este expediente.' },
    staff: { en: 'The record says that this patient has died. No codes are issued. Family may ask Medical Records for copies.', es: 'El expediente indica que este paciente falleció. No se emiten códigos. La familia puede pedir copias a Expedientes Médicos.' },
    help: { en: 'No access codes are given for a person who has died. Family may ask the office for copies of the record.', es: 'No se dan códigos de acceso para una persona fallecida. La familia puede pedir copias del expediente al consultorio.' },
  },
  'code.minor': {
    patient: { en: 'People younger than {least} cannot have an account of their own here.', es: 'Las personas menores de {least} años no pueden tener una cuenta propia aquí.' },
    staff: { en: 'This patient is younger than {least}. Minors have no account of their own; a parent or guardian can ask for family access.', es: 'Este paciente es menor de {least} años. Los menores no tienen cuenta propia; su madre, padre o tutor puede pedir acceso familiar.' },
    help: { en: 'Minors have no account of their own. A parent or guardian can ask for family access at the office.', es: 'Los menores no tienen cuenta propia. Su madre, padre o tutor puede pedir acceso familiar en el consultorio.' },
  },
  'code.noIdentity': {
    patient: { en: 'Something is missing in your record. Call the office.', es: 'Falta un dato en su expediente. Llame al consultorio.' },
    staff: { en: 'Sign-up asks for facts that this record does not hold, so a code could not be used. Complete the registration in the EHR first.', es: 'El registro en el portal pide datos que no están en este expediente, así que el código no se podría usar. Complete primero los datos en el EHR.' },
    help: { en: 'To sign up we compare what you type with your record. When your record lacks it, the office must add it first.', es: 'Al registrarse comparamos lo que escribe con su expediente. Si falta en el expediente, el consultorio debe agregarlo primero.' },
  },
  'code.changed': {
    patient: { en: 'Something changed in the meantime. Try again.', es: 'Algo cambió mientras tanto. Intente de nuevo.' },
    staff: { en: 'A code was issued since you opened this page. Nothing was changed; see the list of codes below.', es: 'Se emitió un código desde que abrió esta página. No se cambió nada; vea la lista de códigos abajo.' },
    help: { en: 'When two people issue a code at the same time, the second one is asked to look again.', es: 'Si dos personas emiten un código al mismo tiempo, se pide a la segunda que vuelva a mirar.' },
  },
  'code.notOpen': {
    patient: { en: 'This access code has ended already.', es: 'Este código de acceso ya terminó.' },
    staff: { en: 'This code is not open any more: it was used, replaced or revoked, or it has expired. Nothing was changed.', es: 'Este código ya no está abierto: se usó, se reemplazó, se anuló o venció. No se cambió nada.' },
    help: { en: 'An access code ends when it is used, replaced or revoked, and when it expires.', es: 'Un código de acceso termina cuando se usa, se reemplaza, se anula o vence.' },
  },
  'account.notLocked': {
    patient: { en: 'The account is not locked.', es: 'La cuenta no está bloqueada.' },
    staff: { en: 'This account is not locked. Somebody may have unlocked it just now.', es: 'Esta cuenta no está bloqueada. Es posible que alguien la haya desbloqueado ahora mismo.' },
    help: { en: 'Only a locked account can be unlocked.', es: 'Solo se puede desbloquear una cuenta bloqueada.' },
  },
  'lookup.oneIdentifier': {
    patient: { en: 'This page is for staff.', es: 'Esta página es para el personal.' },
    staff: { en: 'Enter two identifiers: a date of birth with a name or a record number, or a name with a record number.', es: 'Escriba dos datos: fecha de nacimiento con nombre o número de expediente, o nombre con número de expediente.' },
    help: { en: 'Staff look for a patient by two identifiers, so that they do not open the wrong record.', es: 'El personal busca a un paciente con dos datos, para no abrir el expediente equivocado.' },
  },
  'tries.tooMany': {
    patient: { en: 'There were too many tries that did not work from where you are.', es: 'Hubo demasiados intentos fallidos desde el lugar donde está.' },
    staff: { en: 'More than {most} tries failed from one address within an hour.', es: 'Más de {most} intentos fallaron desde una misma dirección en una hora.' },
    help: { en: 'After many tries that do not work from one place, we wait for up to an hour before the next one.', es: 'Después de muchos intentos fallidos desde un mismo lugar, esperamos hasta una hora antes del siguiente.' },
  },
  'signUp.noMatch': {
    patient: { en: 'We could not match what you entered', es: 'No pudimos encontrar una coincidencia con lo que escribió' },
    staff: { en: 'The code is unknown, used, revoked or expired, or the identity did not match. The page does not say which.', es: 'El código es desconocido, está usado, anulado o vencido, o la identidad no coincide. La página no dice cuál.' },
    help: { en: 'We do not say which part was wrong, so that nobody can try out codes. A code works once, and for a limited time.', es: 'No decimos qué parte era incorrecta, para que nadie pruebe códigos. Un código sirve una sola vez y por un tiempo limitado.' },
  },
  'signUp.hasAccount': {
    patient: { en: 'You have an account already. Sign in with your username and password.', es: 'Usted ya tiene una cuenta. Inicie sesión con su nombre de usuario y contraseña.' },
    staff: { en: 'There is an active account for this record; the code made no second one.', es: 'Hay una cuenta activa para este expediente; el código no creó otra.' },
    help: { en: 'Each person has one account. If you forgot your username or password, you do not need a new code.', es: 'Cada persona tiene una sola cuenta. Si olvidó su nombre de usuario o contraseña, no necesita otro código.' },
  },
  'signUp.ended': {
    patient: { en: 'This sign-up has ended. If you finished it, sign in. If not, start again with your access code.', es: 'Este registro terminó. Si lo completó, inicie sesión. Si no, empiece de nuevo con su código de acceso.' },
    staff: { en: 'The sign-up took more than an hour, or its code was used, replaced or revoked meanwhile.', es: 'El registro tardó más de una hora, o su código se usó, se reemplazó o se anuló mientras tanto.' },
    help: { en: 'You have an hour to sign up once your code was accepted. After that, start again with the same code.', es: 'Tiene una hora para registrarse después de que se acepta su código. Después, empiece de nuevo con el mismo código.' },
  },
  'password.length': {
    patient: { en: 'Use {least} to {most} characters for your password.', es: 'Use de {least} a {most} caracteres en su contraseña.' },
    staff: { en: 'A password has {least} to {most} characters.', es: 'Una contraseña tiene de {least} a {most} caracteres.' },
    help: { en: 'A password has 15 to 256 characters. A few words that you can remember work well.', es: 'Una contraseña tiene de 15 a 256 caracteres. Unas cuantas palabras que pueda recordar funcionan bien.' },
  },
  'password.isUsername': {
    patient: { en: 'Your password must not be your username.', es: 'Su contraseña no debe ser su nombre de usuario.' },
    staff: { en: 'The password was the username.', es: 'La contraseña era el nombre de usuario.' },
    help: { en: 'The password must be different from the username.', es: 'La contraseña debe ser diferente del nombre de usuario.' },
  },
  'password.isCode': {
    patient: { en: 'Your access code is printed on paper. Choose a password that nobody can read there.', es: 'Su código de acceso está impreso en papel. Elija una contraseña que nadie pueda leer allí.' },
    staff: { en: 'The password contained the access code.', es: 'La contraseña contenía el código de acceso.' },
    help: { en: 'The access code is used once, to sign up. It must not be part of the password.', es: 'El código de acceso se usa una sola vez, para registrarse. No debe ser parte de la contraseña.' },
  },
  'password.guessable': {
    patient: { en: 'This password is too easy to guess. It is made of parts that many people use, or of your own name. Try a few words that do not belong together.', es: 'Esta contraseña es demasiado fácil de adivinar. Está hecha de partes que usa mucha gente, o de su propio nombre. Pruebe con varias palabras que no tengan relación.' },
    staff: { en: 'The password was made of common words, keyboard runs, or names.', es: 'La contraseña estaba hecha de palabras comunes, secuencias del teclado o nombres.' },
    help: { en: 'Passwords that many people use are refused, and so are names of the clinic and your own name. There are no rules about capitals or signs.', es: 'Se rechazan las contraseñas que usa mucha gente, los nombres de la clínica y su propio nombre. No hay reglas sobre mayúsculas ni signos.' },
  },
  'email.malformed': {
    patient: { en: 'Enter an email address like name@example.com.', es: 'Escriba un correo electrónico como nombre@example.com.' },
    staff: { en: 'The email address is not well formed.', es: 'El correo electrónico no tiene un formato válido.' },
    help: { en: 'An account needs an email address. If you have none, a library can help you to get a free one.', es: 'Una cuenta necesita un correo electrónico. Si no tiene, en una biblioteca pueden ayudarle a obtener uno gratis.' },
  },
} satisfies { [Code in ReasonCode]?: ReasonWords };
