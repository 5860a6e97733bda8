namespace ChildProtection.Workflow.Tests;

/// <summary>Names the rules of the register that a test shows at work, as a scenario does with its <c>basis</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class CoversAttribute : PropertyAttribute
{
    /// <param name="rules">Their ids.</param>
    public CoversAttribute(params string[] rules)
    {
        foreach (var rule in rules)
        {
            Properties.Add("Covers", rule);
        }
    }
}
