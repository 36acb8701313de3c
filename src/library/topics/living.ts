/** Topics of the health library: healthy living, and finding one's way in care. Pages of MedlinePlus. */
import { topicsOf } from './topic.ts';

export const living = topicsOf('living', [
  ['page|exerciseandphysicalfitness', 'Exercise and fitness', 'Ejercicio y estado físico', 'activity, walking, sports', 'actividad, caminar, deporte'],
  ['page|nutrition', 'Healthy eating', 'Alimentación sana', 'nutrition, diet, food', 'nutrición, dieta, comida'],
  ['page|weightcontrol', 'Weight control', 'Control del peso', 'losing weight, diet, overweight', 'bajar de peso, dieta, sobrepeso'],
  ['page|diabeticdiet', 'Eating with diabetes', 'Comer con diabetes', 'diabetic diet, carbohydrates, sugar', 'dieta para diabéticos, carbohidratos, azúcar'],
  ['page|healthysleep', 'Healthy sleep', 'Sueño saludable', 'insomnia, tired, rest', 'insomnio, cansancio, descanso'],
  ['page|stress', 'Stress', 'Estrés', 'tension, worry, relax', 'tensión, preocupación, relajarse'],
  ['page|mentalhealth', 'Mental health', 'Salud mental', 'mood, feelings, emotions', 'ánimo, sentimientos, emociones'],
  ['page|quittingsmoking', 'Quitting smoking', 'Dejar de fumar', 'tobacco, cigarettes, nicotine, vaping', 'tabaco, cigarrillos, nicotina, vapear'],
  ['page|alcohol', 'Alcohol', 'Alcohol', 'drinking, beer, wine', 'beber, cerveza, vino'],
  ['page|falls', 'Preventing falls', 'Prevención de caídas', 'balance, older adults, home safety', 'equilibrio, personas mayores, seguridad en casa'],
  ['page|sunexposure', 'Sun and skin', 'El sol y la piel', 'sunburn, sunscreen, skin cancer', 'quemadura, protector solar, cáncer de piel'],
  ['page|dentalhealth', 'Teeth and gums', 'Dientes y encías', 'dental health, brushing, cavities', 'salud dental, cepillado, caries'],
  ['page|prenatalcare', 'Care before birth', 'Cuidado antes del parto', 'prenatal care, pregnancy checkups', 'atención prenatal, controles del embarazo'],
  ['page|breastfeeding', 'Breastfeeding', 'Lactancia materna', 'nursing, breast milk, baby', 'amamantar, leche materna, bebé'],
  ['page|healthcheckup', 'Check-ups and screening', 'Chequeos y pruebas de detección', 'physical, preventive care, checkup', 'examen físico, atención preventiva'],
  ['page|caregivers', 'Caring for somebody', 'Cuidar a otra persona', 'caregiver, family, home care', 'cuidador, familia, atención en casa'],
  ['page|talkingwithyourdoctor', 'Talking with your doctor', 'Hablar con su médico', 'questions, visit, appointment', 'preguntas, visita, cita'],
  ['page|advancedirectives', 'Advance directives', 'Voluntades anticipadas', 'living will, health care agent, end of life', 'testamento vital, representante de salud'],
  ['page|firstaid', 'First aid', 'Primeros auxilios', 'injury, emergency, wound, burn', 'lesión, emergencia, herida, quemadura'],
]);
