/**
 * The questions and answers of the help page, grouped, each with an anchor that stays (T14). Only what this portal
 * does is promised; for the rest the answer says what to do instead. Numbers come from the settings.
 */
import { words } from './words.ts';
import type { Entry } from './words.ts';

export interface Question {
  readonly id: string;
  readonly ask: Entry;
  readonly answer: readonly Entry[];
}

export interface Topic {
  readonly id: string;
  readonly title: Entry;
  readonly questions: readonly Question[];
}

export const helpWords = words({
  title: { en: 'Help', es: 'Ayuda' },
  lead: { en: 'Answers to common questions. You do not need to sign in to read them.', es: 'Respuestas a preguntas frecuentes. No necesita iniciar sesión para leerlas.' },
  onThisPage: { en: 'On this page', es: 'En esta página' },
  toTop: { en: 'Back to top', es: 'Volver arriba' },
  contact: { en: 'Contact us', es: 'Contáctenos' },
  contactCall: { en: 'Call {phone} ({hours}).', es: 'Llame al {phone} ({hours}).' },
  contactWrite: { en: 'Or write to {email}.', es: 'O escriba a {email}.' },
  contactForm: { en: 'Contact form', es: 'Formulario de contacto' },
  contactSay: { en: 'Have your full name and date of birth ready. Please do not put health details in an email.', es: 'Tenga a mano su nombre completo y fecha de nacimiento. No ponga datos de salud en un correo electrónico.' },
  reasons: { en: 'Why does the portal say no?', es: '¿Por qué el portal dice que no?' },
  reasonsLead: { en: 'When something is not possible, the portal tells you why. These are the rules behind it.', es: 'Cuando algo no es posible, el portal le dice por qué. Estas son las reglas.' },
});

export const helpTopics: readonly Topic[] = [
  {
    id: 'about',
    title: { en: 'About the portal', es: 'Acerca del portal' },
    questions: [
      {
        id: 'what', ask: { en: 'What can I do here?', es: '¿Qué puedo hacer aquí?' },
        answer: [
          { en: 'You can see your test results, your allergies, health issues, immunizations and medications, your vital signs and your visits. You can read about them in a trusted health library, and print them.', es: 'Puede ver sus resultados de pruebas, alergias, problemas de salud, vacunas, medicamentos, signos vitales y visitas. Puede leer sobre ellos en una biblioteca de salud confiable e imprimirlos.' },
          { en: 'Messages, renewals and new appointments are not here yet. For these, call {phone}.', es: 'Los mensajes, las renovaciones y las citas nuevas todavía no están aquí. Para eso, llame al {phone}.' },
        ],
      },
      { id: 'cost', ask: { en: 'What does it cost?', es: '¿Cuánto cuesta?' }, answer: [{ en: 'Nothing. The portal is free for patients of {organization}.', es: 'Nada. El portal es gratis para los pacientes de {organization}.' }] },
      {
        id: 'urgent', ask: { en: 'What if it is urgent?', es: '¿Qué hago si es urgente?' },
        answer: [
          { en: 'In an emergency, call {emergency}. In a mental health crisis, call or text {crisis}.', es: 'En una emergencia, llame al {emergency}. En una crisis de salud mental, llame o envíe un mensaje de texto al {crisis}.' },
          { en: 'If you cannot wait, call the office at {phone}. Nobody watches the portal at night or on weekends.', es: 'Si no puede esperar, llame al consultorio al {phone}. Nadie vigila el portal de noche ni los fines de semana.' },
        ],
      },
      { id: 'needs', ask: { en: 'What do I need to use it?', es: '¿Qué necesito para usarlo?' }, answer: [{ en: 'A phone, tablet or computer with a current browser, and an email address. The pages work on small screens and without extra software.', es: 'Un teléfono, tableta o computadora con un navegador actual y un correo electrónico. Las páginas funcionan en pantallas pequeñas y sin programas adicionales.' }] },
      { id: 'phone', ask: { en: 'Is there an app for my phone?', es: '¿Hay una aplicación para mi teléfono?' }, answer: [{ en: 'There is no app to install. Open the portal in the browser of your phone, and add it to your home screen if you like.', es: 'No hay que instalar una aplicación. Abra el portal en el navegador de su teléfono y agréguelo a la pantalla de inicio si lo desea.' }] },
    ],
  },
  {
    id: 'account',
    title: { en: 'Signing up and signing in', es: 'Registrarse e iniciar sesión' },
    questions: [
      { id: 'sign-up', ask: { en: 'How do I sign up?', es: '¿Cómo me registro?' }, answer: [{ en: 'With an access code. You get it at the front desk at your visit, or from the office when you call {phone}. Bring a photo ID.', es: 'Con un código de acceso. Se lo dan en la recepción durante su visita, o el consultorio si llama al {phone}. Traiga una identificación con foto.' }] },
      { id: 'code', ask: { en: 'Why does my access code not work?', es: '¿Por qué no funciona mi código de acceso?' }, answer: [{ en: 'A code works once, and for {codeDays} days. It also stops when you get a new one. If yours does not work, call {phone} for a new code.', es: 'Un código sirve una sola vez y durante {codeDays} días. También deja de servir cuando recibe uno nuevo. Si el suyo no funciona, llame al {phone} para pedir otro.' }] },
      { id: 'code-username', ask: { en: 'Is the access code my username?', es: '¿El código de acceso es mi nombre de usuario?' }, answer: [{ en: 'No. You use the code once, to sign up. Then you choose a username and a password of your own.', es: 'No. El código se usa una sola vez, para registrarse. Después usted elige su nombre de usuario y su contraseña.' }] },
      {
        id: 'forgot-password', ask: { en: 'What if I forget my password?', es: '¿Qué hago si olvido mi contraseña?' },
        answer: [
          { en: 'Call the office at {phone}. After {tries} tries that do not work, we lock the account to keep it safe. Then only the office can open it again.', es: 'Llame al consultorio al {phone}. Después de {tries} intentos fallidos bloqueamos la cuenta para protegerla. Entonces solo el consultorio puede volver a abrirla.' },
        ],
      },
      { id: 'forgot-username', ask: { en: 'What if I forget my username?', es: '¿Qué hago si olvido mi nombre de usuario?' }, answer: [{ en: 'Call the office at {phone} and have your name and date of birth ready.', es: 'Llame al consultorio al {phone} y tenga a mano su nombre y fecha de nacimiento.' }] },
      { id: 'password', ask: { en: 'How do I keep my account safe?', es: '¿Cómo protejo mi cuenta?' }, answer: [{ en: 'Choose a long password that you use nowhere else, and do not share it. If you think someone knows it, change it under Preferences, choose “Sign out everywhere” there, and call {phone}. On a shared computer, sign out before you leave.', es: 'Elija una contraseña larga que no use en otro sitio y no la comparta. Si cree que alguien la conoce, cámbiela en Preferencias, elija allí “Cerrar sesión en todas partes” y llame al {phone}. En una computadora compartida, cierre la sesión antes de irse.' }] },
      { id: 'question', ask: { en: 'What is the security question for?', es: '¿Para qué sirve la pregunta de seguridad?' }, answer: [{ en: 'It is one step to prove that you are you when you lose your password. You choose it when you sign up. Nobody can read the answer. You can change both under Preferences, Change password.', es: 'Es un paso para demostrar que usted es usted si pierde su contraseña. La elige al registrarse. Nadie puede leer la respuesta. Puede cambiar ambas en Preferencias, Cambiar contraseña.' }] },
      { id: 'email', ask: { en: 'Why do I need an email address?', es: '¿Por qué necesito un correo electrónico?' }, answer: [{ en: 'We write to it about your account. Emails from us never carry health details. You can change it under Preferences, Notifications.', es: 'Le escribimos allí sobre su cuenta. Nuestros correos nunca llevan datos de salud. Puede cambiarlo en Preferencias, Avisos.' }] },
      { id: 'no-email', ask: { en: 'What if I have no email address?', es: '¿Qué hago si no tengo correo electrónico?' }, answer: [{ en: 'Several companies offer email free of charge. The staff of a public library can help you set it up.', es: 'Varias empresas ofrecen correo electrónico gratis. El personal de una biblioteca pública puede ayudarle a crearlo.' }] },
      { id: 'no-mail', ask: { en: 'Why do I get no emails?', es: '¿Por qué no recibo correos?' }, answer: [{ en: 'Look in the folder for junk mail first. Then look under Preferences, Notifications: is the address right, and did our last email arrive? You can send a test email there. If it does not help, call {phone}.', es: 'Mire primero en la carpeta de correo no deseado. Después mire en Preferencias, Avisos: ¿es correcta la dirección y llegó nuestro último correo? Allí puede enviar un correo de prueba. Si no ayuda, llame al {phone}.' }] },
      { id: 'idle', ask: { en: 'Why was I signed out?', es: '¿Por qué se cerró mi sesión?' }, answer: [{ en: 'To protect your record, we sign you out after {idleMinutes} minutes without activity. Two minutes before, we ask if you are still there. A session ends in any case after {maxHours} hours.', es: 'Para proteger su expediente, cerramos la sesión después de {idleMinutes} minutos sin actividad. Dos minutos antes le preguntamos si sigue ahí. De todos modos, una sesión termina después de {maxHours} horas.' }] },
      {
        id: 'stop', ask: { en: 'How do I close my account?', es: '¿Cómo cierro mi cuenta?' },
        answer: [
          { en: 'Call the office at {phone}. We check who you are and close it at once. There is no button for it, so that nobody who finds your phone can do it.', es: 'Llame al consultorio al {phone}. Comprobamos quién es usted y la cerramos de inmediato. No hay un botón para ello, así nadie que encuentre su teléfono puede hacerlo.' },
          { en: 'Your medical record stays with the clinic, and you choose whether family members keep their access. To come back, ask for a new access code.', es: 'Su expediente médico queda en la clínica y usted elige si sus familiares conservan su acceso. Para volver, pida un nuevo código de acceso.' },
        ],
      },
    ],
  },
  {
    id: 'results',
    title: { en: 'Test results', es: 'Resultados de pruebas' },
    questions: [
      { id: 'when', ask: { en: 'When do results appear?', es: '¿Cuándo aparecen los resultados?' }, answer: [{ en: 'After your doctor has looked at them, most often within {days} business days after the test is final. Some tests take days or weeks to be final.', es: 'Después de que su médico los revisa, casi siempre en {days} días hábiles desde que la prueba es definitiva. Algunas pruebas tardan días o semanas.' }] },
      {
        id: 'missing', ask: { en: 'Why is a result not here?', es: '¿Por qué falta un resultado?' },
        answer: [
          { en: 'The test may not be final, your doctor may still be looking at it, it may be of a kind that we do not show online, or it was done somewhere else.', es: 'Puede que la prueba no sea definitiva, que su médico aún la esté revisando, que sea de un tipo que no mostramos en línea o que se haya hecho en otro lugar.' },
          { en: 'If you miss a result after {days} business days, call {phone} ({hours}).', es: 'Si falta un resultado después de {days} días hábiles, llame al {phone} ({hours}).' },
        ],
      },
      { id: 'kinds', ask: { en: 'Why are some kinds of results not shown?', es: '¿Por qué no se muestran algunos tipos de resultados?' }, answer: [{ en: 'Some need a talk with your doctor. If something needs quick action, we call you. You can always ask for a copy of your full record.', es: 'Algunos requieren hablar con su médico. Si algo requiere una acción rápida, le llamamos. Siempre puede pedir una copia de su expediente completo.' }] },
      { id: 'outside', ask: { en: 'My result is outside the range. Is that bad?', es: 'Mi resultado está fuera del rango. ¿Es malo?' }, answer: [{ en: 'Not always. A range holds most healthy people, not all of them. Your doctor looks at the value together with the rest of your health. If you are worried, call {phone}.', es: 'No siempre. El rango abarca a la mayoría de las personas sanas, no a todas. Su médico valora el resultado junto con el resto de su salud. Si le preocupa, llame al {phone}.' }] },
    ],
  },
  {
    id: 'record',
    title: { en: 'Your record', es: 'Su expediente' },
    questions: [
      { id: 'medicines', ask: { en: 'Why is a medicine missing?', es: '¿Por qué falta un medicamento?' }, answer: [{ en: 'The list has what was prescribed at {organization} and what its clinicians wrote down. Medicines from other doctors or bought without a prescription may be missing. Bring your medicines to your next visit.', es: 'La lista contiene lo que se recetó en {organization} y lo que su personal anotó. Pueden faltar medicamentos de otros médicos o comprados sin receta. Traiga sus medicamentos a su próxima visita.' }] },
      { id: 'renew', ask: { en: 'How do I renew a prescription?', es: '¿Cómo renuevo una receta?' }, answer: [{ en: 'If you have refills left, call your pharmacy. If not, call the office at {phone}.', es: 'Si le quedan resurtidos, llame a su farmacia. Si no, llame al consultorio al {phone}.' }] },
      { id: 'wrong', ask: { en: 'What if something in my record is wrong?', es: '¿Qué hago si algo en mi expediente es incorrecto?' }, answer: [{ en: 'Tell your doctor or nurse at your next visit. They look over your record with you each time. If it cannot wait, call {phone}.', es: 'Dígaselo a su médico o enfermera en su próxima visita. Ellos revisan su expediente con usted cada vez. Si no puede esperar, llame al {phone}.' }] },
      { id: 'address', ask: { en: 'How do I change my address or phone number?', es: '¿Cómo cambio mi dirección o teléfono?' }, answer: [{ en: 'Ask for the change under Preferences, Personal details. The office looks at it and answers you there. Or call {phone}, write to {email} with your name and date of birth, or tell the front desk.', es: 'Pida el cambio en Preferencias, Datos personales. El consultorio lo revisa y le responde allí. O llame al {phone}, escriba a {email} con su nombre y fecha de nacimiento, o dígalo en la recepción.' }] },
      {
        id: 'records', ask: { en: 'How do I ask for my full record?', es: '¿Cómo pido mi expediente completo?' },
        answer: [
          { en: 'The portal shows a part of your record. For the full one, write to: {records}.', es: 'El portal muestra una parte de su expediente. Para obtenerlo completo, escriba a: {records}.' },
          { en: 'Say who you are, your date of birth, which dates you need, and how you would like to get it. Sign the letter. Or ask at the front desk.', es: 'Indique quién es, su fecha de nacimiento, las fechas que necesita y cómo desea recibirlo. Firme la carta. O pregunte en la recepción.' },
        ],
      },
    ],
  },
  {
    id: 'family',
    title: { en: 'Family', es: 'Familia' },
    questions: [
      { id: 'proxy', ask: { en: "Can I see a family member''s record?", es: '¿Puedo ver el expediente de un familiar?' }, answer: [{ en: 'Not with your own account. Ask the office about family access: {phone}. For an adult, both of you sign a form and show a photo ID.', es: 'No con su propia cuenta. Pregunte al consultorio por el acceso familiar: {phone}. Para un adulto, ambos firman un formulario y muestran una identificación con foto.' }] },
      { id: 'spouse', ask: { en: 'Can my spouse and I share an account?', es: '¿Podemos compartir una cuenta mi cónyuge y yo?' }, answer: [{ en: 'No. Each person has an account of their own. Do not share your password.', es: 'No. Cada persona tiene su propia cuenta. No comparta su contraseña.' }] },
      { id: 'minors', ask: { en: 'Can my child have an account?', es: '¿Puede mi hijo tener una cuenta?' }, answer: [{ en: 'People younger than {minorAge} have no account of their own. A parent or guardian can ask the office about family access; for minors it shows immunizations only.', es: 'Las personas menores de {minorAge} años no tienen cuenta propia. La madre, el padre o el tutor puede preguntar en el consultorio por el acceso familiar; para los menores muestra solo las vacunas.' }] },
    ],
  },
  {
    id: 'contact-care',
    title: { en: 'Talking with your care team', es: 'Hablar con su equipo médico' },
    questions: [
      { id: 'messages', ask: { en: 'Can I send a message to my doctor?', es: '¿Puedo enviar un mensaje a mi médico?' }, answer: [{ en: 'Not in this portal yet. Call the office at {phone} ({hours}).', es: 'Todavía no en este portal. Llame al consultorio al {phone} ({hours}).' }] },
      { id: 'appointments', ask: { en: 'Can I book or cancel a visit online?', es: '¿Puedo pedir o cancelar una visita en línea?' }, answer: [{ en: 'Not in this portal. To book, move or cancel a visit, call {phone} ({hours}).', es: 'No en este portal. Para pedir, cambiar o cancelar una visita, llame al {phone} ({hours}).' }] },
    ],
  },
  {
    id: 'privacy',
    title: { en: 'Privacy and security', es: 'Privacidad y seguridad' },
    questions: [
      { id: 'security', ask: { en: 'How is my record protected?', es: '¿Cómo se protege mi expediente?' }, answer: [{ en: 'What you read travels encrypted. Your password is kept in a form that nobody can read. Every look at your record is written down. Your browser keeps nothing of it.', es: 'Lo que usted lee viaja cifrado. Su contraseña se guarda de una forma que nadie puede leer. Cada consulta de su expediente queda anotada. Su navegador no guarda nada.' }] },
      { id: 'policy', ask: { en: 'Do you sell or share my name or email?', es: '¿Venden o comparten mi nombre o correo?' }, answer: [{ en: 'No. They are never sold or lent. Read more under Privacy at the foot of each page.', es: 'No. Nunca se venden ni se prestan. Lea más en Privacidad, al pie de cada página.' }] },
    ],
  },
];
