/** Why something of the record is not shown, or not possible, on its page. */
export const recordReasons = {
  'appointment.callToCancel': {
    patient: {
      en: 'An appointment is cancelled or moved by phone only, so that the office can offer your time to someone else and find a new one for you at once.',
      es: 'Una cita se cancela o se cambia solo por teléfono, para que el consultorio pueda ofrecer su hora a otra persona y buscarle otra de inmediato.',
    },
    staff: { en: 'Patients cancel and move appointments by phone; the portal offers no control for it.', es: 'Los pacientes cancelan y cambian citas por teléfono; el portal no ofrece ningún control para ello.' },
    help: { en: 'To cancel or move an appointment, call the office.', es: 'Para cancelar o cambiar una cita, llame al consultorio.' },
  },
} as const;
