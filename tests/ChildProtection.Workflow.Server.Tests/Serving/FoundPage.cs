namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>One page as somebody came to it.</summary>
/// <param name="SignIn">Whose link it was.</param>
/// <param name="Pattern">Of the address, with its gaps, as the server has it.</param>
/// <param name="Address">With the gaps filled in.</param>
public sealed record FoundPage(string SignIn, string Pattern, string Address)
{
    public override string ToString() => $"{SignIn} at {Address}";
}
