namespace ChildProtection.Workflow.Cases.Rules;

/// <summary>
/// Names the rules of the register that a piece of code carries, as an element of a definition does with its <c>basis</c>. What it says is
/// shown to people: write what happens, not how.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true, Inherited = false)]
public sealed class BasisAttribute(params string[] rules) : Attribute
{
    /// <summary>The ids of the rules.</summary>
    public IReadOnlyList<string> Rules { get; } = rules;

    /// <summary>What it does for them, in English.</summary>
    public required string En { get; init; }

    /// <summary>The same in Welsh.</summary>
    public required string Cy { get; init; }
}
