namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>An invented authority and its accounts, as the sign-in page of a demonstration lists them.</summary>
public sealed record SampleAuthority(string Name, IReadOnlyList<SampleAccount> Accounts);
