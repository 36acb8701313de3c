/** What is to be done about people's access: requests of the desk, letters, news of deaths and merges (E19, T9, W15). */
import { accessTasks, finishAccessTask } from '../../accounts/access-tasks.ts';
import type { AccessTask } from '../../accounts/access-tasks.ts';
import { fullName } from '../../accounts/registered-patient.ts';
import { sayDate, sayInstant } from '../dates.ts';
import { staffPage } from '../page.ts';
import { routes } from '../routes.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { Hidden } from '../ui/hidden.tsx';
import { Row, RowList } from '../ui/row-list.tsx';
import { redirect } from '../visit.ts';
import { accessWords as w, taskWords } from '../words/access.ts';
import { deskWords, lookupWords } from '../words/desk.ts';
import { frameWords } from '../words/frame.ts';
import type { StaffVisit } from './access-frame.tsx';

export const accessTasksPage = staffPage(routes.accessTasks, 'access.end', {
  async get(visit) {
    const { t, query } = visit;
    const { tasks, open } = await accessTasks(visit.scope);
    return visit.page({
      title: t(w.tasks),
      lead: t(w.tasksLead),
      body: (
        <>
          {query.get('done') ? <Alert kind="success" word={t(frameWords.done)} role="status">{t(w.finished)}</Alert> : null}
          {tasks.length === 0 ? <Empty title={t(w.noTasks)} why={<p>{t(w.noTasksWhy)}</p>} /> : (
            <>
              <p>{t(w.openTasks, { count: open })}</p>
              <RowList label={t(w.tasks)}>{tasks.map((task) => <TaskRow key={task.id} visit={visit} task={task} />)}</RowList>
            </>
          )}
        </>
      ),
    });
  },
});

export const accessTaskPage = staffPage(routes.accessTask, 'access.end', {
  get: () => redirect(routes.accessTasks.to({})),
  async post(visit) {
    await finishAccessTask(visit.scope, visit.params.id ?? '');
    return redirect(routes.accessTasks.to({}, { done: 'yes' }));
  },
});

function TaskRow({ visit, task }: { visit: StaffVisit; task: AccessTask }) {
  const { t, settings } = visit;
  const name = fullName({ given: task.given, family: task.family }) || t(lookupWords.noName);
  const letter = task.kind === 'letter' && task.decisionId;
  return (
    <Row title={name} level={2} note={task.comment ?? undefined}
      facts={[
        t(taskWords[task.kind]),
        task.birthDate ? t(lookupWords.born, { date: sayDate(t.language, task.birthDate) }) : undefined,
        sayInstant(t.language, task.at, settings['office.zone']),
        task.byKind === 'staff' ? t(deskWords.byStaff, { name: task.byName }) : t(deskWords.byPortal),
      ]}
      controls={(
        <>
          <a href={routes.access.to({ id: task.recordId })}>{t(w.title)} <Hidden>{name}</Hidden></a>
          {letter ? <a href={routes.accessLetter.to({ id: task.recordId, decision: task.decisionId! })}>{t(w.printLetter)} <Hidden>{name}</Hidden></a> : null}
          <Form action={routes.accessTask.to({ id: task.id })} inline hidden={{ csrf: visit.csrf() }}>
            <Button kind="quiet">{t(w.finish)} <Hidden>{t(w.finishOf, { name })}</Hidden></Button>
          </Form>
        </>
      )} />
  );
}
