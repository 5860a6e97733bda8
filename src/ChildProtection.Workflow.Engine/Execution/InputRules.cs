using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What every input to an open case must keep to, whatever it is. Nothing is refused because it is late.</summary>
internal static class InputRules
{
    public static Refusal? Standing(
        CompiledDefinition definition, CaseSnapshot snapshot, CaseInput input, WorkingCalendar calendar, Instant now)
    {
        if (now < snapshot.At)
        {
            return new Refusal(RefusalCodes.TimeWentBack, $"The case has a step of {snapshot.At}; this one is of {now}. Set the server's clock right.");
        }
        if (InTheFuture(input.OccurredOn, calendar, now) is { } future)
        {
            return future;
        }
        foreach (var let in input.Overrides)
        {
            if (Keepable(let.Reason) is { } wrong)
            {
                return wrong;
            }
        }
        return input switch
        {
            CaseInput.Open => new Refusal(RefusalCodes.AlreadyOpen, "The case is open already."),
            CaseInput.CompleteTask or CaseInput.TakeAction or CaseInput.Signal or CaseInput.NotNeeded or CaseInput.LetPass or CaseInput.AssignRole or CaseInput.VacateRole
                when snapshot.Closed => new Refusal(RefusalCodes.Closed, "The case is closed. Its records can still be corrected; new work needs a new case."),
            CaseInput.CorrectRecord { Reason: var reason } => ReasonGiven(reason),
            CaseInput.CorrectField { Reason: var reason } => ReasonGiven(reason),
            CaseInput.Excuse { Reason: var reason } => ReasonGiven(reason),
            CaseInput.NotNeeded { Reason: var reason } => ReasonGiven(reason),
            CaseInput.LetPass { Reason: var reason } => ReasonGiven(reason),
            CaseInput.AssignRole { Role: var role, Reason: var reason } => OfTheCase(definition, role) ?? Keepable(reason ?? ""),
            CaseInput.VacateRole { Role: var role, Reason: var reason } => OfTheCase(definition, role) ?? Keepable(reason ?? ""),
            _ => null,
        };
    }

    public static Refusal? InTheFuture(EventTime? occurred, WorkingCalendar calendar, Instant now) =>
        occurred is { } on && (on.Time is null ? on.Date > calendar.DateOf(now) : on.ToInstant(calendar) > now)
            ? new Refusal(RefusalCodes.InTheFuture, $"{on} has not come yet: give the day on which it happened.", "on")
            : null;

    private static Refusal? ReasonGiven(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal(RefusalCodes.ReasonMissing, "Say why.") : Keepable(reason);

    private static Refusal? Keepable(string reason) =>
        reason.Length > ExecutionLimits.ReasonCharactersMax
            ? new Refusal(RefusalCodes.TooLong, $"The reason is longer than {ExecutionLimits.ReasonCharactersMax} characters: shorten it.")
        : reason.Contains('\0') ? new Refusal(RefusalCodes.CannotBeKept, "The reason has a character that is none (U+0000): type it again without it.")
        : null;

    private static Refusal? OfTheCase(CompiledDefinition definition, string role) =>
        definition.Definition.Roles.TryGetValue(role, out var known) && known.Held == Definitions.RoleHolding.Case
            ? null
            : new Refusal(RefusalCodes.NoSuchRole, $"'{role}' is not a role that is given case by case.");
}
