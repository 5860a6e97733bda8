namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>What is wrong with a part of a fact.</summary>
/// <param name="Part">The part's name, or <see cref="Unsaid"/>.</param>
public sealed record FactFault(string Part, FaultKind Kind)
{
    /// <summary>The words that go with a way out.</summary>
    public const string Unsaid = "unsaid";
}
