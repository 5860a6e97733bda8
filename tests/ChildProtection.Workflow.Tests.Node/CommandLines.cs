using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Tests.Node;

/// <summary>
/// What may be said to a node: <c>open WHO CASE CHILD DUE KEY</c> (due in seconds since 1970) and <c>note WHO CASE KEY</c>. Answered with
/// <c>done VERSION</c> after the commit, or with <c>no</c> and why.
/// </summary>
internal sealed class CommandLines(CaseOpening opening, CaseWork work, IStaffDirectory staff)
{
    private static readonly TeamId Team = new(1);

    public async Task<string> Answer(string line, CancellationToken cancellationToken)
    {
        try
        {
            return await Give(line.Split(' '), cancellationToken) is WorkOutcome.Done done
                ? string.Create(CultureInfo.InvariantCulture, $"done {done.Version}")
                : "no, try again";
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever is broken, the caller hears that nothing is sure, and repeats.
            return $"no {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
        }
    }

    private async Task<WorkOutcome.Done?> Give(string[] words, CancellationToken cancellationToken)
    {
        var by = await staff.FindBySignInName(words[1], cancellationToken) ?? throw new ArgumentException($"Nobody signs in as {words[1]}.");
        var caseId = new CaseId(Guid.Parse(words[2]));
        var outcome = words[0] switch
        {
            "open" => await Open(by, caseId, new ChildId(Guid.Parse(words[3])), long.Parse(words[4], CultureInfo.InvariantCulture), cancellationToken),
            "note" => await Note(by, caseId, words[3], cancellationToken),
            _ => throw new ArgumentException($"'{words[0]}' is no command."),
        };
        return outcome switch
        {
            WorkOutcome.Done done => done,
            WorkOutcome.Faulted { Code: WorkCodes.TooManyConflicts } => null,
            WorkOutcome.Refused refused => throw new InvalidOperationException(string.Join("; ", refused.Reasons)),
            _ => throw new InvalidOperationException(outcome.ToString()),
        };
    }

    private Task<WorkOutcome> Open(StaffMember by, CaseId caseId, ChildId child, long due, CancellationToken cancellationToken)
    {
        var answers = Answers.Of([KeyValuePair.Create("due_at", Value.Of(Instant.FromUnixTimeSeconds(due)))]);
        return opening.Open(by, new OpenCase(caseId, child, Team, answers, null), cancellationToken);
    }

    private Task<WorkOutcome> Note(StaffMember by, CaseId caseId, string key, CancellationToken cancellationToken)
    {
        var answers = Answers.Of([KeyValuePair.Create("words", Value.Of(key))]);
        return work.Give(by, caseId, new CaseInput.TakeAction("note", answers) { Actor = Actor.System }, key, null, cancellationToken);
    }
}
