/**
 * Vaccines by their CVX code, with the name of the code system and the one parents and patients know. Codes that
 * name a maker's product are avoided where a general one exists.
 */
export const vaccines = {
  hepatitisB: ['08', 'Hep B, adolescent or pediatric', 'Hepatitis B'],
  rotavirus: ['122', 'rotavirus, unspecified formulation', 'Rotavirus'],
  dtap: ['20', 'DTaP', 'Diphtheria, tetanus, pertussis (DTaP)'],
  hib: ['48', 'Hib (PRP-T)', 'Haemophilus influenzae type b (Hib)'],
  pneumococcalChild: ['133', 'Pneumococcal conjugate PCV 13', 'Pneumococcal (PCV13)'],
  polio: ['10', 'IPV', 'Polio'],
  mmr: ['03', 'MMR', 'Measles, mumps, rubella (MMR)'],
  varicella: ['21', 'varicella', 'Chickenpox (varicella)'],
  hepatitisA: ['83', 'Hep A, ped/adol, 2 dose', 'Hepatitis A'],
  flu: ['140', 'Influenza, seasonal, injectable, preservative free', 'Flu (influenza)'],
  tdap: ['115', 'Tdap', 'Tetanus, diphtheria, pertussis (Tdap)'],
  td: ['113', 'Td (adult), 5 Lf tetanus toxoid, preservative free, adsorbed', 'Tetanus, diphtheria (Td)'],
  hpv: ['165', 'HPV9', 'Human papillomavirus (HPV)'],
  meningococcal: [
    '203',
    'Meningococcal Polysaccharide (groups A, C, Y, W-135) TT Conjugate',
    'Meningococcal ACWY',
  ],
  pneumococcal20: [
    '216',
    'Pneumococcal conjugate PCV20, polysaccharide CRM197 conjugate, adjuvant, PF',
    'Pneumococcal (PCV20)',
  ],
  pneumococcal23: ['33', 'pneumococcal polysaccharide PPV23', 'Pneumococcal (PPSV23)'],
  shingles: ['187', 'zoster recombinant', 'Shingles (zoster)'],
  covid: ['213', 'SARS-COV-2 (COVID-19) vaccine, UNSPECIFIED', 'COVID-19'],
  rsv: ['304', 'Respiratory syncytial virus (RSV), unspecified', 'Respiratory syncytial virus (RSV)'],
} as const;
