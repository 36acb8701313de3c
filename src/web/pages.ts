/** All pages of the web door. A file that is not listed here answers to nobody. */
import { detailsPage } from './account/details.tsx';
import { languageChoicePage } from './account/language-choice.tsx';
import { ownAccessPage } from './account/own-access.tsx';
import { languagePage } from './account/language.tsx';
import { notificationsPage } from './account/notifications.tsx';
import { passwordPage } from './account/password.tsx';
import { preferencesPage } from './account/preferences.tsx';
import { securityQuestionPage } from './account/security-question.tsx';
import { heartbeatPage, sessionStatePage, signedOutPage, signOutPage, staffHeartbeatPage, staffSessionStatePage, staffSignOutPage } from './account/session.tsx';
import { sessionsPage } from './account/sessions.tsx';
import { twoStepChangePage, twoStepPage, twoStepRemovePage } from './account/two-step.tsx';
import type { Page } from './page.ts';
import { confirmAddressPage } from './public/confirm-address.tsx';
import { demoMailboxPage } from './public/demo-mailbox.tsx';
import { forgotPasswordPage } from './public/forgot-password.tsx';
import { forgotUsernamePage } from './public/forgot-username.tsx';
import { helpPage } from './public/help.tsx';
import { livezPage, readyzPage } from './public/health.ts';
import { privacyPage, termsPage } from './public/legal.tsx';
import { forgotAnswerPage, newPasswordPage } from './public/new-password.tsx';
import { openRecoveryPage, resetCodePage } from './public/open-recovery.tsx';
import { noCodePage } from './public/no-code.tsx';
import { setupPage } from './public/setup.tsx';
import { signUpPage } from './public/sign-up.tsx';
import { signUpStepPage } from './public/sign-up-step.tsx';
import { signInCodePage } from './public/second-step.tsx';
import { signInSetUpPage, staffSetUpPage } from './public/must-enrol.tsx';
import { signInPage, signInPasskeyPage, welcomePage } from './public/welcome.tsx';
import { visitCalendarPage } from './patient/visit-calendar.ts';
import { visitPage } from './patient/visit.tsx';
import { visitsPage } from './patient/visits.tsx';
import { vitalPage } from './patient/vital.tsx';
import { vitalsPage } from './patient/vitals.tsx';
import { documentFilePage } from './patient/document-file.ts';
import { documentPage } from './patient/document.tsx';
import { documentsPage } from './patient/documents.tsx';
import { homePage } from './patient/home.tsx';
import { leavePage } from './patient/leave.tsx';
import { libraryPage } from './patient/library.tsx';
import { libraryTopicPage } from './patient/library-topic.tsx';
import { resultPage } from './patient/result.tsx';
import { resultsPage } from './patient/results.tsx';
import { summarySectionPage } from './patient/summary-section.tsx';
import { summaryPage } from './patient/summary.tsx';
import { detailsRequestPage, detailsRequestsPage } from './staff/details.tsx';
import { requestsPage } from './patient/requests.tsx';
import { contactPage } from './public/contact.tsx';
import { ticketPage } from './staff/ticket.tsx';
import { ticketsPage } from './staff/tickets.tsx';
import { whoLookedPage } from './patient/who-looked.tsx';
import { viewHomePage, viewResultPage, viewResultsPage, viewSectionPage, viewStartPage, viewSummaryPage } from './staff/as-patient.tsx';
import { auditExportPage } from './staff/audit-export.ts';
import { auditPage } from './staff/audit.tsx';
import { breakGlassPage, endGrantPage } from './staff/break-glass.tsx';
import { chartResultPage, chartResultsPage, chartSectionPage, chartSummaryPage } from './staff/chart.tsx';
import { glassReviewedPage, glassReviewPage } from './staff/glass-review.tsx';
import { accessAskPage, staffAccessPage } from './staff/access.tsx';
import { accessClosePage } from './staff/access-close.tsx';
import { accessDecidePage } from './staff/access-decide.tsx';
import { accessDiedPage } from './staff/access-died.tsx';
import { accessLetterPage } from './staff/access-letter.tsx';
import { accessLiftPage } from './staff/access-lift.tsx';
import { accessTaskPage, accessTasksPage } from './staff/access-tasks.tsx';
import { staffDraftPage } from './staff/drafts.ts';
import { failedMailsPage } from './staff/failed-mails.tsx';
import { staffAccountChangePage, staffAccountPage, staffAccountRemovePage, staffPasswordPage } from './staff/account.tsx';
import { colleaguePage, colleaguesPage } from './staff/colleagues.tsx';
import { staffHomePage } from './staff/home.tsx';
import { issueCodePage } from './staff/issue-code.tsx';
import { patientPage } from './staff/patient.tsx';
import { patientsPage } from './staff/patients.tsx';
import { importPage, importsPage } from './staff/imports.tsx';
import { linkPage } from './staff/link.tsx';
import { matchPage } from './staff/match.tsx';
import { matchesPage } from './staff/matches.tsx';
import { quarantinedPage, quarantinePage } from './staff/quarantine.tsx';
import { revokeCodePage } from './staff/revoke-code.tsx';
import { staffCodePage, staffSignInPage } from './staff/sign-in.tsx';
import { signOnEndPage, signOnPage, signOnReturnPage } from './staff/sign-on.tsx';
import { correctAddressPage, resetTwoStepPage, tellUsernamePage, unlockPage } from './staff/unlock.tsx';

export const pages: readonly Page[] = [
  welcomePage, signInPage, signInPasskeyPage, signInCodePage, signInSetUpPage, signedOutPage, languagePage,
  // no-code before the steps: the first that fits an address answers
  signUpPage, noCodePage, signUpStepPage, forgotUsernamePage, forgotPasswordPage, confirmAddressPage,
  newPasswordPage, openRecoveryPage, resetCodePage, forgotAnswerPage,
  termsPage, privacyPage,
  helpPage, demoMailboxPage,
  livezPage, readyzPage, setupPage,
  homePage, resultsPage, resultPage, summaryPage, summarySectionPage, leavePage,
  visitsPage, visitPage, visitCalendarPage, vitalsPage, vitalPage,
  documentsPage, documentPage, documentFilePage,
  preferencesPage, passwordPage, securityQuestionPage, notificationsPage, sessionsPage, languageChoicePage, detailsPage, ownAccessPage,
  detailsRequestsPage, detailsRequestPage,
  libraryPage, libraryTopicPage,
  contactPage, requestsPage, whoLookedPage,
  twoStepPage, twoStepRemovePage, twoStepChangePage,
  sessionStatePage, heartbeatPage, signOutPage,
  staffSignInPage, signOnPage, signOnReturnPage, signOnEndPage, staffCodePage, staffSetUpPage, staffHomePage,
  staffAccountPage, staffPasswordPage, staffAccountRemovePage, staffAccountChangePage, colleaguesPage, colleaguePage,
  patientsPage, patientPage, issueCodePage, revokeCodePage, unlockPage, correctAddressPage, tellUsernamePage, resetTwoStepPage, staffDraftPage, failedMailsPage,
  chartSummaryPage, chartSectionPage, chartResultsPage, chartResultPage,
  viewStartPage, viewHomePage, viewSummaryPage, viewSectionPage, viewResultsPage, viewResultPage,
  ticketsPage, ticketPage,
  breakGlassPage, endGrantPage, glassReviewPage, glassReviewedPage, auditPage, auditExportPage,
  staffAccessPage, accessAskPage, accessClosePage, accessDecidePage, accessDiedPage, accessLiftPage, accessLetterPage, accessTasksPage, accessTaskPage,
  matchesPage, matchPage, linkPage,
  importsPage, importPage, quarantinePage, quarantinedPage,
  staffSessionStatePage, staffHeartbeatPage, staffSignOutPage,
];
