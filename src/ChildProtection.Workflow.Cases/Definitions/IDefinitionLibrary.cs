using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Definitions;

/// <summary>
/// The published definitions of each authority, compiled. A case pins one by its hash for as long as it lives; a new case takes the one in force.
/// </summary>
public interface IDefinitionLibrary
{
    /// <summary>The definition that a case pins; null when it was never published here.</summary>
    /// <exception cref="InvalidOperationException">It was, and can no longer be read; the message says why.</exception>
    CompiledDefinition? Find(AuthorityId authority, string hash);

    /// <summary>The definition that new cases of the authority take on that day; null when none is in force.</summary>
    CompiledDefinition? InForce(AuthorityId authority, LocalDate day);
}
