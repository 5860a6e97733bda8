using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Evaluates the definition's own safety properties on a case: what must always hold, whatever happens.</summary>
public static class SafetyCheck
{
    /// <summary>The properties that do not hold now; what is not known does not hold.</summary>
    public static ImmutableArray<SafetyViolation> Violations(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(calendar);
        var scope = new Scope { Definition = definition, Case = snapshot, Calendar = calendar, Now = now };
        return
        [
            .. definition.Definition.Safety
                .Where(property => scope.Evaluate(property.While).IsTrue && !scope.Evaluate(property.Always).IsTrue)
                .Select(property => new SafetyViolation(property.Name, property.Always.Explain(scope, Language.English))),
        ];
    }
}
