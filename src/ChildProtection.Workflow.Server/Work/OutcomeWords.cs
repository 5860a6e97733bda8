using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Outcomes that are neither done nor refused, as an error of the whole page.</summary>
public static class OutcomeWords
{
    public static FieldError Error(WorkOutcome outcome, Words words) => new(string.Empty, outcome switch
    {
        WorkOutcome.Conflict => words["outcome.conflict"],
        WorkOutcome.NotFound => words["outcome.not_found"],
        WorkOutcome.NotAllowed refused => words.With("outcome.not_allowed", refused.Code),
        WorkOutcome.Faulted { Code: RefusalCodes.FiringCannotCount } => words["refusal.cannot_be_counted"],
        WorkOutcome.Faulted faulted => words.With("outcome.faulted", faulted.Code),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no failure."),
    });
}
