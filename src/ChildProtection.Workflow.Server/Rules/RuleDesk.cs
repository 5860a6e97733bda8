using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.SignIn;
using NodaTime;

namespace ChildProtection.Workflow.Server.Rules;

/// <summary>The rules as a reader sees them: with where they live in the definition by which new cases of their authority are worked.</summary>
public sealed class RuleDesk(RuleLibrary rules, IDefinitionLibrary definitions, ICalendarLibrary calendars, SignedInStaff staff, IClock clock)
{
    public RuleLibrary Rules => rules;

    /// <summary>Where each rule lives in the definition in force for the reader's authority; null when none is.</summary>
    public async Task<RuleIndex?> Index(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        var today = calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant());
        return definitions.InForce(reader.Authority, today) is { } inForce ? rules.Index(inForce) : null;
    }
}
