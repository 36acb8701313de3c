/**
 * Topics of the health library: vaccines. MedlinePlus knows no codes of vaccines, so each leads to what it protects
 * from; the CVX codes say for which shots of a record that is.
 */
import { topicsOf } from './topic.ts';

export const vaccines = topicsOf('vaccines', [
  ['page|vaccines', 'Vaccines', 'Vacunas', 'shots, immunization, schedule', 'inyecciones, inmunización, calendario'],
  ['page|childhoodvaccines', 'Vaccines for children', 'Vacunas para los niños', 'shots, baby, school, immunization', 'inyecciones, bebé, escuela, inmunización'],
  ['icd10|J11.1', 'Flu and the flu shot', 'Gripe y su vacuna', 'influenza, flu vaccine', 'influenza, vacuna contra la gripe',
    '15 16 88 111 135 140 141 144 149 150 151 153 155 158 161 166 168 171 185 186 194 197 200 201 202 205 231 320 333'],
  ['icd10|U07.1', 'COVID-19 and its vaccine', 'COVID-19 y su vacuna', 'coronavirus, booster, SARS-CoV-2', 'coronavirus, refuerzo, SARS-CoV-2',
    '207 208 210 211 212 213 217 218 219 221 228 229 230 300 301 302 308 309 310 311 312 313 500 519'],
  ['icd10|A35', 'Tetanus, diphtheria and their vaccines', 'Tétanos, difteria y sus vacunas', 'Td, lockjaw, booster', 'Td, refuerzo', '09 35 112 113 138 139 195 196'],
  ['icd10|A37.90', 'Whooping cough and its vaccine', 'Tos ferina y su vacuna', 'pertussis, DTaP, Tdap', 'pertussis, DTaP, Tdap', '01 20 22 50 106 107 110 115 120 130 146 170'],
  ['icd10|B05.9', 'Measles and the MMR vaccine', 'Sarampión y la vacuna MMR', 'measles, mumps, rubella, MMR', 'paperas, rubéola, SRP, triple viral', '03 04 05 94'],
  ['icd10|B01.9', 'Chickenpox and its vaccine', 'Varicela y su vacuna', 'varicella', 'viruela loca', '21'],
  ['icd10|B02.9', 'Shingles and its vaccine', 'Culebrilla y su vacuna', 'herpes zoster, Shingrix', 'herpes zóster, Shingrix', '121 187 188'],
  ['icd10|B15.9', 'Hepatitis A and its vaccine', 'Hepatitis A y su vacuna', 'liver, hep A', 'hígado', '31 52 83 84 85'],
  ['icd10|B16.9', 'Hepatitis B and its vaccine', 'Hepatitis B y su vacuna', 'liver, hep B', 'hígado', '08 42 43 44 45 51 104 189 220'],
  ['icd10|B97.7', 'HPV and its vaccine', 'VPH y su vacuna', 'human papillomavirus, Gardasil, cervical cancer', 'virus del papiloma humano, Gardasil, cáncer de cuello uterino', '62 118 137 165'],
  ['icd10|J13', 'Pneumococcal disease and its vaccine', 'Enfermedad neumocócica y su vacuna', 'pneumonia shot, PCV, PPSV', 'vacuna contra la neumonía, PCV, PPSV', '33 100 109 133 152 215 216 327'],
  ['icd10|A39.0', 'Meningitis and its vaccine', 'Meningitis y su vacuna', 'meningococcal, MenACWY, MenB', 'meningococo, MenACWY, MenB', '32 103 108 114 136 147 148 162 163 164 167 203 316 328'],
  ['icd10|A80.9', 'Polio and its vaccine', 'Polio y su vacuna', 'poliomyelitis, IPV', 'poliomielitis, IPV', '02 10 89'],
  ['icd10|A08.0', 'Rotavirus and its vaccine', 'Rotavirus y su vacuna', 'diarrhea, baby', 'diarrea, bebé', '116 119 122'],
  ['icd10|G00.0', 'Hib and its vaccine', 'Hib y su vacuna', 'Haemophilus influenzae type b', 'Haemophilus influenzae tipo b', '17 46 47 48 49'],
  ['icd10|J12.1', 'RSV and its vaccine', 'VRS y su vacuna', 'respiratory syncytial virus', 'virus respiratorio sincitial', '303 304 305 306 307 314 315 326'],
]);
