using ChildProtection.Workflow.Cases.Access;

namespace ChildProtection.Workflow.Server.Rules;

/// <summary>A piece of the product itself that carries a rule.</summary>
/// <param name="En">What it does, in English.</param>
/// <param name="Cy">The same in Welsh.</param>
/// <param name="Permission">When it is a permission: which.</param>
public sealed record RuleInCode(string En, string Cy, Permission? Permission)
{
    public string In(string language) => language == "cy" ? Cy : En;
}
