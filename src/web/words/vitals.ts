/** Words of vital signs: their plain names, how they changed, the two numbers of a blood pressure. */
import { words } from './words.ts';

export const vitalWords = words({
  title: { en: 'Vital signs', es: 'Signos vitales' },
  lead: { en: 'What was measured at your visits. The newest of each stands here; open one to see how it changed.', es: 'Lo que se midió en sus visitas. Aquí está lo más reciente de cada uno; abra uno para ver cómo cambió.' },
  list: { en: 'Vital signs, the newest of each', es: 'Signos vitales, el más reciente de cada uno' },
  none: { en: 'There are no vital signs here', es: 'No hay signos vitales aquí' },
  noneWhy: { en: 'Blood pressure, weight and the like show here after they were measured at a visit and the clinic has sent them.', es: 'La presión arterial, el peso y otros datos aparecen aquí después de medirse en una visita y de que la clínica los envíe.' },
  noneNext: { en: 'If you know that something was measured, ask at your next visit or call {phone}.', es: 'Si sabe que algo se midió, pregunte en su próxima visita o llame al {phone}.' },
  one: { en: 'Vital sign', es: 'Signo vital' },
  back: { en: 'All vital signs', es: 'Todos los signos vitales' },
  taken: { en: 'Measured {at}', es: 'Medido el {at}' },
  noDay: { en: 'Date not given', es: 'Sin fecha' },
  latest: { en: 'Newest value', es: 'Valor más reciente' },
  upper: { en: 'Upper number (systolic)', es: 'Número superior (sistólica)' },
  lower: { en: 'Lower number (diastolic)', es: 'Número inferior (diastólica)' },
  over: { en: '{upper} over {lower}', es: '{upper} sobre {lower}' },
  also: { en: 'Also noted', es: 'También se anotó' },
  corrected: { en: 'Corrected', es: 'Corregido' },
  earlierTitle: { en: 'What was corrected', es: 'Qué se corrigió' },
  earlier: { en: '{day}: was {value} before', es: '{day}: antes era {value}' },
  calm: { en: 'One value says little: it goes up and down with rest, food and stress. Your doctor looks at how it changes.', es: 'Un solo valor dice poco: sube y baja con el descanso, la comida y la tensión. Su médico mira cómo cambia.' },
  tableOf: { en: 'All values, newest first', es: 'Todos los valores, del más reciente al más antiguo' },
});

export const vitalNames = words({
  bloodPressure: { en: 'Blood pressure', es: 'Presión arterial' },
  averageBloodPressure: { en: 'Average blood pressure', es: 'Presión arterial promedio' },
  heartRate: { en: 'Heart rate', es: 'Frecuencia cardíaca' },
  breathing: { en: 'Breathing rate', es: 'Frecuencia respiratoria' },
  oxygen: { en: 'Oxygen saturation', es: 'Saturación de oxígeno' },
  temperature: { en: 'Temperature', es: 'Temperatura' },
  weight: { en: 'Weight', es: 'Peso' },
  height: { en: 'Height', es: 'Estatura' },
  bodyMassIndex: { en: 'Body mass index (BMI)', es: 'Índice de masa corporal (IMC)' },
  headCircumference: { en: 'Head circumference', es: 'Perímetro cefálico' },
  bodyMassIndexPercentile: { en: 'BMI compared with other children', es: 'IMC comparado con otros niños' },
  weightForLength: { en: 'Weight for length compared with other babies', es: 'Peso para la talla comparado con otros bebés' },
  headCircumferencePercentile: { en: 'Head circumference compared with other babies', es: 'Perímetro cefálico comparado con otros bebés' },
});
