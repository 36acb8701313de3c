/**
 * The terms of use and the privacy statement (T1, T3, T4, T10, T16), short and long, with the organization's own names
 * and numbers filled in. A change of meaning needs a new version in organization/documents.ts.
 */
import type { Entry } from './words.ts';
import { words } from './words.ts';

export interface LegalSection {
  readonly title: Entry;
  readonly text: readonly Entry[];
}

export const legalWords = words({
  version: { en: 'Version {version}, in force since {since}', es: 'Versión {version}, vigente desde el {since}' },
});

/** What a person should know before they accept. */
export const inShort: readonly Entry[] = [
  { en: 'The portal is not for emergencies. Call {emergency}.', es: 'El portal no es para emergencias. Llame al {emergency}.' },
  { en: 'Keep your username and password to yourself. Do not share them with anyone, your family included.', es: 'No comparta su nombre de usuario ni su contraseña con nadie, tampoco con su familia.' },
  { en: 'Keep your email address up to date, and look into the portal when we write to you.', es: 'Mantenga al día su correo electrónico y entre al portal cuando le escribamos.' },
  { en: 'What you send us here may become part of your medical record.', es: 'Lo que nos envíe aquí puede formar parte de su expediente médico.' },
  { en: 'We never sell or lend your name or email address.', es: 'Nunca vendemos ni prestamos su nombre ni su correo electrónico.' },
];

export const termsText: readonly LegalSection[] = [
  {
    title: { en: 'What the portal is for', es: 'Para qué es el portal' },
    text: [
      { en: '{organization} offers this portal free of charge to its patients, for their own care. It does not replace a visit or a talk with your doctor.', es: '{organization} ofrece este portal gratis a sus pacientes, para su propia atención. No reemplaza una visita ni una conversación con su médico.' },
      { en: 'In an emergency, call {emergency}. Nobody watches the portal at night or on weekends.', es: 'En una emergencia, llame al {emergency}. Nadie vigila el portal de noche ni los fines de semana.' },
      { en: 'If something needs quick action, we call you. It does not come by the portal alone.', es: 'Si algo requiere una acción rápida, le llamamos. No se comunica solo por el portal.' },
    ],
  },
  {
    title: { en: 'What you agree to do', es: 'A qué se compromete usted' },
    text: [
      { en: 'You give an email address that works and keep it up to date, so that we can tell you when something new is here.', es: 'Usted da un correo electrónico que funciona y lo mantiene al día, para que podamos avisarle cuando haya algo nuevo.' },
      { en: 'You look into the portal when we write to you. Results and answers are given here.', es: 'Usted entra al portal cuando le escribimos. Aquí se dan los resultados y las respuestas.' },
      { en: 'You keep your username and password to yourself. Whoever signs in with them is taken for you. If you think that someone else knows them, change the password and call us.', es: 'Usted no comparte su nombre de usuario ni su contraseña. Quien entra con ellos es tratado como usted. Si cree que otra persona los conoce, cambie la contraseña y llámenos.' },
    ],
  },
  {
    title: { en: 'What your record shows', es: 'Qué muestra su expediente' },
    text: [
      { en: 'The portal shows a part of your medical record. For the full record, ask: {records}.', es: 'El portal muestra una parte de su expediente médico. Para el expediente completo, pregunte en: {records}.' },
      { en: 'We aim to show results within {days} business days after they are final. Some kinds of results are never shown here; your doctor tells you about them.', es: 'Procuramos mostrar los resultados en un plazo de {days} días hábiles después de que sean definitivos. Algunos tipos de resultados nunca se muestran aquí; su médico le informará.' },
      { en: 'What is written in the portal by you or by us may become part of your medical record. The record belongs to {organization} and is kept as the law asks, also when you stop using the portal.', es: 'Lo que usted o nosotros escribamos en el portal puede formar parte de su expediente médico. El expediente pertenece a {organization} y se conserva según la ley, también cuando deje de usar el portal.' },
    ],
  },
  {
    title: { en: 'Children', es: 'Menores' },
    text: [
      { en: 'People younger than {minorAge} have no account of their own. A parent or guardian who has family access to the record of a minor sees immunizations only.', es: 'Las personas menores de {minorAge} años no tienen cuenta propia. La madre, el padre o el tutor con acceso familiar al expediente de un menor ve solo las vacunas.' },
    ],
  },
  {
    title: { en: 'What we do not promise', es: 'Lo que no prometemos' },
    text: [
      { en: 'The portal is offered as it is. We take care, and still it may be out of service, and the record in it may be incomplete or contain mistakes.', es: 'El portal se ofrece tal como está. Lo cuidamos, pero puede estar fuera de servicio, y el expediente puede estar incompleto o tener errores.' },
      { en: 'Some links lead to the sites of others. We say so before you go. We do not vouch for those sites, and you use them at your own risk.', es: 'Algunos enlaces llevan a sitios de otros. Le avisamos antes de salir. No respondemos por esos sitios y usted los usa bajo su propio riesgo.' },
    ],
  },
  {
    title: { en: 'Ending', es: 'Fin del uso' },
    text: [
      { en: 'You may stop at any time: call {phone}. We may limit or end the use of the portal, for example when it is misused, and tell you why.', es: 'Puede dejar de usarlo en cualquier momento: llame al {phone}. Podemos limitar o terminar el uso del portal, por ejemplo si se usa mal, y le diremos por qué.' },
      { en: 'When these terms change, we ask you again at your next sign-in.', es: 'Cuando cambien estos términos, le preguntaremos otra vez la próxima vez que inicie sesión.' },
    ],
  },
];

/** Clauses that stand in the terms where the organization has set them (T11). */
export const lawClauses = words({
  law: { en: 'These terms follow the law of {law}.', es: 'Estos términos se rigen por las leyes de {law}.' },
  venue: { en: 'Disputes are settled by the courts of {venue}.', es: 'Las disputas se resuelven en los tribunales de {venue}.' },
});

export const privacyText: readonly LegalSection[] = [
  {
    title: { en: 'Who is responsible', es: 'Quién es responsable' },
    text: [
      { en: 'The portal belongs to {organization}, which keeps to the federal and state laws on health information. Questions: {phone} ({hours}).', es: 'El portal pertenece a {organization}, que cumple las leyes federales y estatales sobre información de salud. Preguntas: {phone} ({hours}).' },
    ],
  },
  {
    title: { en: 'What we keep', es: 'Qué guardamos' },
    text: [
      { en: 'Your name, email address and what is in your record; and a list of who looked at your record, and when.', es: 'Su nombre, su correo electrónico y lo que está en su expediente; y una lista de quién vio su expediente y cuándo.' },
      { en: 'Your password and security answer are kept in a form that nobody can read, we included.', es: 'Su contraseña y su respuesta de seguridad se guardan de una forma que nadie puede leer, nosotros tampoco.' },
      { en: 'We use cookies only to keep you signed in and to remember your language.', es: 'Usamos cookies solo para mantener abierta su sesión y recordar su idioma.' },
    ],
  },
  {
    title: { en: 'Who gets it', es: 'Quién la recibe' },
    text: [
      { en: 'Your name and email address are never sold or lent to anyone. No page of the portal loads anything from another company.', es: 'Su nombre y su correo electrónico nunca se venden ni se prestan a nadie. Ninguna página del portal carga nada de otra empresa.' },
      { en: 'When you choose to read about a topic of the health library, your browser goes to {outside}. The U.S. National Library of Medicine runs these sites. They learn the topic, your language and the internet address of your device, and nothing else from us.', es: 'Cuando usted decide leer sobre un tema de la biblioteca de salud, su navegador va a {outside}. La Biblioteca Nacional de Medicina de EE. UU. administra esos sitios. Ellos conocen el tema, su idioma y la dirección de internet de su dispositivo, y nada más de nuestra parte.' },
      { en: 'Emails from us carry no health details.', es: 'Nuestros correos electrónicos no llevan datos de salud.' },
    ],
  },
];
