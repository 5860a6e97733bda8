using ChildProtection.Workflow.Storage.Schema;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>What became of a try to sign in. Closed family.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(StoredUser Account) : SignInOutcome;

    /// <summary>No such account, a wrong password, or an account that is closed: never said which.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many wrong tries.</summary>
    public sealed record Locked : SignInOutcome;
}
