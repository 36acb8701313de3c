/** A failure is handled, recorded or thrown on, never dropped: an empty catch says nothing to anybody. */
export default {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    CatchClause(node) {
      if (node.body.body.length === 0)
        context.report({ node, message: 'This failure disappears. Record it, answer it, or throw it on.' });
    },
  }),
};
