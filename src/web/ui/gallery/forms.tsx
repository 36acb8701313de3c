/** Form parts in their states, for looking at and for checks. */
import { Alert } from '../alert.tsx';
import { Button, ButtonLink, ButtonRow } from '../button.tsx';
import { Checkbox, Checkboxes } from '../checkbox.tsx';
import { DateOfBirth } from '../date-of-birth.tsx';
import { Draft } from '../draft.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { Field } from '../field.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { Form } from '../form.tsx';
import { Radios } from '../radios.tsx';
import { Select } from '../select.tsx';
import { Steps } from '../steps.tsx';
import { SummaryList } from '../summary-list.tsx';
import { TextArea } from '../textarea.tsx';

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const dateWords = { month: 'Month', day: 'Day', year: 'Year', chooseMonth: 'Choose a month' };
const pharmacies = [
  { value: 'a', text: 'Harbor Street Pharmacy' },
  { value: 'b', text: 'Northside Pharmacy' },
];

export function FormGallery() {
  return (
    <>
      <ErrorSummary
        title="There is a problem"
        errors={[
          { field: 'code', text: 'Enter the access code from your letter' },
          { field: 'born-month', text: 'Enter a date of birth that is in the past' },
        ]}
      />
      <Steps current={2} total={5} text="Step 2 of 5" name="Your username and password" />
      <Form action="#">
        <Field
          name="code"
          label="Access code"
          hint="It is in the letter from your clinic and looks like ABCDE-FGHJK."
          error="Enter the access code from your letter"
          errorWord="Error"
          autoCapitalize="characters"
        />
        <DateOfBirth
          name="born"
          label="Date of birth"
          hint="For example: April 28 1986"
          months={months}
          words={dateWords}
          value={{ month: '4', day: '28', year: '2086' }}
          error="Enter a date of birth that is in the past"
          errorWord="Error"
          wrong={['year']}
        />
        <DateOfBirth name="born2" label="Date of birth" months={months} words={dateWords} />
        <Field
          name="new-password"
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 15 characters. A few words you can remember work well."
          reveal={{ show: 'Show password', hide: 'Hide password' }}
        />
        <Field name="middle" label="Middle name" optional="optional" width="lg" value="Rosa" />
        <Select name="pharmacy" label="Pharmacy" empty="Choose one" options={pharmacies} />
        <Select
          name="pharmacy2"
          label="Pharmacy"
          error="Choose a pharmacy"
          errorWord="Error"
          empty="Choose one"
          options={pharmacies}
        />
        <Radios
          name="supply"
          label="How much do you need?"
          value="90"
          options={[
            { value: '30', text: '30 days' },
            { value: '90', text: '90 days', hint: 'Fewer trips to the pharmacy' },
          ]}
        />
        <Radios
          name="supply2"
          label="How much do you need?"
          error="Choose 30 or 90 days"
          errorWord="Error"
          options={[
            { value: '30', text: '30 days' },
            { value: '90', text: '90 days' },
          ]}
        />
        <Checkboxes
          name="when"
          label="When can you come?"
          hint="Choose all that fit."
          values={['am']}
          options={[
            { value: 'am', text: 'Monday morning' },
            { value: 'pm', text: 'Monday afternoon' },
          ]}
        />
        <Checkbox name="terms" label="I have read the terms and I accept them" checked />
        <Checkbox
          name="terms2"
          label="I have read the terms and I accept them"
          error="Accept the terms to go on"
          errorWord="Error"
        />
        <Draft url="#" words={{ saved: 'Draft saved', failed: 'We could not save your draft' }}>
          <TextArea
            name="message"
            label="Message"
            hint="We answer within 2 business days."
            value="Good morning, I would like to ask"
          />
        </Draft>
        <ButtonRow>
          <Button>Continue</Button>
          <Button kind="secondary">Save for later</Button>
          <Button kind="danger">Remove access</Button>
          <Button kind="quiet">Cancel</Button>
          <ButtonLink href="#" kind="secondary">
            A link
          </ButtonLink>
        </ButtonRow>
      </Form>
      <FilterBar
        action="#"
        label="Filter results"
        submit="Apply"
        count="12 results"
        clear={{ href: '#', text: 'Show all' }}
      >
        <Field name="q" type="search" label="Search" value="glucose" />
        <Select
          name="org"
          label="Show"
          options={[
            { value: '', text: 'All organizations' },
            { value: 'x', text: 'Lakeside Clinic' },
          ]}
        />
      </FilterBar>
      <SummaryList
        rows={[
          { label: 'Username', value: 'ann.rivera', change: { href: '#', text: 'Change', what: 'username' } },
          {
            label: 'Email',
            value: 'ann@example.org',
            change: { href: '#', text: 'Change', what: 'email address' },
          },
        ]}
      />
      <Alert kind="info" word="Information">
        Results appear here after your doctor has looked at them.
      </Alert>
      <Alert kind="success" word="Done" title="Your password was changed" role="status">
        We sent you an email about it.
      </Alert>
      <Alert kind="warning" word="Warning" title="Some information may be old">
        We couldn’t get your information from Lakeside Hospital. You’re seeing what we had on August 3, 2026.
      </Alert>
      <Alert kind="error" word="Problem" title="There is a problem showing your test results" level={3}>
        Try again in a few minutes, or call us at 555-0100.
      </Alert>
    </>
  );
}
